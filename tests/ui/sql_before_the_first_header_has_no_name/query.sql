SELECT id FROM author;

-- name: authors :many
SELECT id FROM author;
