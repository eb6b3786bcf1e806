-- name: authors :many
SELECT author.id
FROM author AS a;
