-- name: books :many
-- @embed author
SELECT book.title, author.id AS "author.id", author.name AS "author.name"
FROM book
LEFT JOIN author ON author.id = book.author_id;

-- name: authors :many
-- @returns Author
SELECT name, id FROM author;
