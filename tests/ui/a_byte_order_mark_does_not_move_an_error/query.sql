-- name: authors :many
SELECT colour
FROM author;
