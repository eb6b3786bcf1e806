-- name: authors :many
SELECT b.id
FROM author AS a;
