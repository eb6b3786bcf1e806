-- name: authors :one
SELECT name FROM author WHERE country = :country;
