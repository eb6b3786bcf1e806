-- name: add_books :exec
INSERT INTO book (id, title, tags) VALUES :rows;

-- name: tagged :many
SELECT id FROM book WHERE tags IN :tags;

-- name: same :many
SELECT id FROM book b WHERE b IN :books;
