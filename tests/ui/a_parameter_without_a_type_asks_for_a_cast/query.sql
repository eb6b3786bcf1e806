-- name: nothing :many
SELECT id
FROM author
WHERE :a_long_name IS NULL;
