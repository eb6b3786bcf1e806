-- name: authors :many
SELECT tags[:n]
FROM author;
