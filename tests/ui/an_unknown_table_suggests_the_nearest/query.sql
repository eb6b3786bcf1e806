-- name: authors :many
SELECT id
FROM autor;
