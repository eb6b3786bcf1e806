-- name: some :many
SELECT name FROM author WHERE id IN :ids;
