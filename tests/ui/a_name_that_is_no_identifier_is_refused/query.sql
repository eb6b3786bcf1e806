-- name: all-authors :many
SELECT id FROM author;

-- name: 2nd :many
SELECT id FROM author;
