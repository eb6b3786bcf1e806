-- name: authors :many
SELECT id
FROM author
WHERE birth_date = id;
