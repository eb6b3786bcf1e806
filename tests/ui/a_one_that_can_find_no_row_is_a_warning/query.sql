-- name: authors :one
SELECT name FROM author WHERE id = :id;
