-- name: authors :many
-- @column fist_name!
SELECT id, first_name FROM author;
