-- name: author :opt
SELECT id, name FROM author WHERE id = :id;

-- name: all_authors :many
-- @returns Author
SELECT id, name FROM author;
