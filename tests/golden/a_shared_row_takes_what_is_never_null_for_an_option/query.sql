-- name: author :opt
-- @returns Author
-- @column name?
SELECT id, name FROM author WHERE id = :id;

-- name: authors :many
-- @returns Author
SELECT id, name FROM author;
