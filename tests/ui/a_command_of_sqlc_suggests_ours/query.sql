-- name: authors :execrows
DELETE FROM author;
