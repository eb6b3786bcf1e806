-- name: authors :many
SELECT uper(first_name)
FROM author;
