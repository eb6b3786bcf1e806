-- name: names :many
-- @column name?
SELECT id, name FROM author;
