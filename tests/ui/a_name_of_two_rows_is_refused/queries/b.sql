-- name: author :many
SELECT id, upper(name) AS name FROM author;

-- name: more_books :many
-- @returns Book
-- @embed author: Author
SELECT book.id, author.id AS "author.id", upper(author.bio) AS "author.name"
FROM book
LEFT JOIN author ON author.id = book.author_id;
