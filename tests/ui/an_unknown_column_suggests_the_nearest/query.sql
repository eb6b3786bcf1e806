-- name: authors :many
SELECT id, frist_name
FROM author;
