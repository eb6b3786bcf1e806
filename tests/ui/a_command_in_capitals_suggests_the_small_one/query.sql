-- name: authors :MANY
SELECT id FROM author;
