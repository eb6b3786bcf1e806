-- name: titles :many
SELECT title FROM book;
