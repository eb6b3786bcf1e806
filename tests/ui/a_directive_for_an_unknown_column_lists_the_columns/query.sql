-- name: authors :many
-- @column country!
SELECT id, first_name FROM author;
