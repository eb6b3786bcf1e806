-- name: authors :many
SELECT id
FROM author
WHERE id >
