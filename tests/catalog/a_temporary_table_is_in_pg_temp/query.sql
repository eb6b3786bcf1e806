-- name: ids :many
SELECT id, other FROM seen;

-- name: kinds :many
SELECT kind FROM author;
