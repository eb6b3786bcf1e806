-- name: authors :many
SELECT id
FROM author
WHERE id = id :a_long_name;
