-- name: writers :many
-- @returns Author
-- @column name?
SELECT name, country FROM author;
