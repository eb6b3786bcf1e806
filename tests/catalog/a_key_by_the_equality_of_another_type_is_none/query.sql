-- name: authors :many
SELECT * FROM author;
