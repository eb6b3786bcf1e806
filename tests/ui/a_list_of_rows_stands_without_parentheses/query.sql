-- name: add :exec
INSERT INTO book (id, title) VALUES (:books);

-- name: some :many
SELECT id FROM book WHERE (title, year) IN (:pairs);
