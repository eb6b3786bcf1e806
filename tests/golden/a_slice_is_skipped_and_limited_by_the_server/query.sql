-- name: names :many
-- Everybody's name.
-- @slice
SELECT last_name FROM person WHERE id > :limit ORDER BY last_name, id;
