-- name: authors :many
SELECT id::integr
FROM author;
