-- name: :many
SELECT id FROM author;

-- name:
SELECT id FROM author;
