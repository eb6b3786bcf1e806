-- name: authors :many
-- @parm id
SELECT id FROM author WHERE id = :id;
