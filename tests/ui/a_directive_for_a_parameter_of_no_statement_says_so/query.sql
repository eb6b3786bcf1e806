-- name: authors :many
-- @param country
SELECT id FROM author;
