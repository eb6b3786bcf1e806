-- name: places :many
SELECT id
FROM place
WHERE owners = :owner;
