-- name: places :many
SELECT id, at, words
FROM place;
