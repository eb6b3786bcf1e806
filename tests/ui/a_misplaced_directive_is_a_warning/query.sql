-- name: authors :many
SELECT id
-- @column id as key
FROM author;
