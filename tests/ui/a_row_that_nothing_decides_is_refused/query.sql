-- name: books :many
-- @embed author
SELECT book.title, author.country AS "author.country"
FROM book
LEFT JOIN author ON author.id = book.author_id;
