-- name: books :many
-- @returns Book
-- @embed author
SELECT book.id, author.id AS "author.id", author.name AS "author.name"
FROM book
LEFT JOIN author ON author.id = book.author_id;
