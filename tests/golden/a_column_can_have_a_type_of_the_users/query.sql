-- name: authors :many
-- @column name: Box<str> as label
-- @column country: Box<str>
SELECT * FROM author;
