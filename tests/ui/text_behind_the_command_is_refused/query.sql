-- name: authors :many all of them
SELECT id FROM author;
