-- name: authors :many
SELECT id FROM author;
