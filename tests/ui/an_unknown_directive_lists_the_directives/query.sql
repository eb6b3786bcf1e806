-- name: authors :many
-- @cached
SELECT id FROM author;
