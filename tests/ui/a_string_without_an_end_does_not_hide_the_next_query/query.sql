-- name: authors :many
SELECT id
FROM author
WHERE first_name = 'it''s;

-- name: next :many
SELECT colour FROM author;
