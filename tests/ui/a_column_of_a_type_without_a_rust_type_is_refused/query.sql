-- name: places :many
SELECT id, owners, seen
FROM place;
