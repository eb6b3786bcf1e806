-- name: books :many
-- @embed author as writer
SELECT book.id, author.id AS "author.id"
FROM book
JOIN author ON author.id = book.author_id;
