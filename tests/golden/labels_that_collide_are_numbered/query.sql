-- name: sizes :many
SELECT size FROM shirt;
