-- name: author :many
-- @embed author
SELECT book.title, author.id AS "author.id"
FROM book
JOIN author ON author.id = book.author_id;
