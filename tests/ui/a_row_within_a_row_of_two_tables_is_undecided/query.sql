-- name: books :many
-- @embed author
SELECT book.id, book.author_id, author.name AS author_name
FROM book
LEFT JOIN author ON author.id = book.author_id AND author.bio <> '';

-- name: both :many
-- @embed e
SELECT author.id AS "e.author", book.id AS "e.book", book.title AS "e.title"
FROM author
FULL JOIN book ON book.author_id = author.id;
