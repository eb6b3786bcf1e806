-- name: authors :many
SELECT id
FROM author
WHERE id = :a_long_name AND id <> :b AND colour = :another_long_name;
