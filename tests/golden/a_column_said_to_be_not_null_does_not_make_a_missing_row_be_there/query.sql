-- name: books :many
-- @embed author: Author
-- @column "author.name"!
SELECT book.id, author.id AS "author.id", upper(author.name) AS "author.name"
FROM book
LEFT JOIN author ON author.id = book.author_id;
