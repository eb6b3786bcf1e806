-- name: names :many
-- @returns author_name
SELECT id, name FROM author;
