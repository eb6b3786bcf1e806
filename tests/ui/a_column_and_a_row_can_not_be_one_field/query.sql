-- name: books :many
-- @embed author
SELECT author.name AS author, author.id AS "author.id"
FROM book
JOIN author ON author.id = book.author_id;
