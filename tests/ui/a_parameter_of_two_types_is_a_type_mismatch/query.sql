-- name: authors :many
SELECT id
FROM author
WHERE id = :value OR first_name = :value;
