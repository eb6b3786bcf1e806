-- name: weird :many
SELECT * FROM weird;
