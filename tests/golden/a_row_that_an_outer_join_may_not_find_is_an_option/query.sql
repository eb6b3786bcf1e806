-- name: books :many
-- @embed author
SELECT book.id, author.country AS "author.country", author.id AS "author.id",
    author.name AS "author.name", book.title
FROM book
LEFT JOIN author ON author.id = book.author_id;
