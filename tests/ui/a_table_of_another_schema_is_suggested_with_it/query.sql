-- name: sales :many
SELECT id FROM sale;
