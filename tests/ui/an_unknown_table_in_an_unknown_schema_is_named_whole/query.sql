-- name: authors :many
SELECT id
FROM library.author;
