-- name: books :many
-- @embed author
SELECT author.id AS "author.id", author.name AS "author.name", count(*) AS books
FROM book
JOIN author ON author.id = book.author_id
GROUP BY ROLLUP (author.id, author.name);
