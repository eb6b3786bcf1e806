-- name: authors :many
SELECT id FROM author WHERE name = 'it;

-- name: next :many
SELECT colour FROM author WHERE name = 'x';
