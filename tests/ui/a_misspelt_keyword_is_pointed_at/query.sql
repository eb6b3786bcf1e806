-- name: authors :many
SELCT id
FROM author;
