-- name: authors :many
SELECT id, "first_name
FROM author;

-- name: next :many
SELECT colour FROM author;
