-- name: sum :many
-- @column "?column?"! as next_id
SELECT id, id + 1 FROM author;
