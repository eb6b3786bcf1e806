-- name: authors :many
-- @param author_ids  whose
SELECT id FROM author WHERE id = :author_id;
