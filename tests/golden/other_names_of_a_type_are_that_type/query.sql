-- name: aliases :many
SELECT * FROM alias;
