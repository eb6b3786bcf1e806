-- name: authors
SELECT id FROM author;
