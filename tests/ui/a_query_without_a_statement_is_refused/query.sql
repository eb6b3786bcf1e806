-- name: nothing :many

-- name: authors :many
SELECT id FROM author;
