-- name: books :many
-- @embed author: Op
-- @borrowed
SELECT book.id, author.id AS "author.id", author.name AS "author.name"
FROM book
LEFT JOIN author ON author.id = book.author_id;
