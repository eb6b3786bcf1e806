-- name: places :many
SELECT id
FROM place
WHERE at ~= :near;
