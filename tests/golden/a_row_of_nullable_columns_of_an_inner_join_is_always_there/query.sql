-- name: books :many
-- @embed author
SELECT book.id, author.country AS "author.country"
FROM book
JOIN author ON author.id = book.author_id;
