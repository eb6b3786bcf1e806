-- name: one :many
SELECT id FROM author WHERE id = $1;

-- name: two :many
SELECT colour FROM author;

-- name: three :many
-- @colum id
SELECT id FROM author;

-- name: four :one
DELETE FROM author;
