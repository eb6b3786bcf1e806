-- name: authors :many
-- All of them.
-- @param id the first
SELECT id, -- comment
	"name"
FROM author
WHERE id > :id AND name <> '\';

-- name: one_line :many
SELECT id FROM author;
