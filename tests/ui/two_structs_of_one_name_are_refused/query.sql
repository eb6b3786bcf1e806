-- name: add_books :exec
INSERT INTO book (id, title) VALUES :rows;

-- name: add_books_input :many
SELECT id, title FROM book;

-- name: returned :many
-- @returns ReturnedInput
SELECT id, title FROM book WHERE (id, title) IN :pairs;
