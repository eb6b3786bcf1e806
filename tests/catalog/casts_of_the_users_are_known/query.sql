-- name: casts :many
SELECT 1::mood::text AS mood;
