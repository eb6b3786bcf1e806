-- name: authors :many
-- @returns Author
SELECT id, name FROM author;

-- name: books :many
-- @embed author
SELECT book.id, author.id AS "author.id", author.country AS "author.country"
FROM book
JOIN author ON author.id = book.author_id;
