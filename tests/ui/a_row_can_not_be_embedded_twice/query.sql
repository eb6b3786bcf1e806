-- name: books :many
-- @embed author
-- @embed author: Writer
SELECT book.id, author.id AS "author.id"
FROM book
JOIN author ON author.id = book.author_id;
