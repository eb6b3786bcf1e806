-- name: wide :many
SELECT * FROM wide;
