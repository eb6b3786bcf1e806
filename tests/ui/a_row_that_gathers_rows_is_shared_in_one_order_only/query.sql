-- name: authors :many
-- @returns Author
-- @embed books: Book
-- @group
SELECT author.id, book.id AS books_id, author.name
FROM author
LEFT JOIN book ON book.author_id = author.id;

-- name: author :one
-- @returns Author
-- @embed books: Book
-- @group
SELECT author.name, author.id, book.id AS books_id
FROM author
LEFT JOIN book ON book.author_id = author.id;
