-- name: authors :many
SELECT a.id, a.lastname
FROM author AS a;
