-- name: authors :many
SELECT id
FROM author
WHERE id > 1 AND; -- comment

-- name: others :many
SELECT id FROM author;
