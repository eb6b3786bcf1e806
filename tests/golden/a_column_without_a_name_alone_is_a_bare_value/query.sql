-- name: sum :one
SELECT 1 + :n;
