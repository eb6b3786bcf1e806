-- name: copied :many
-- @slice
INSERT INTO person SELECT id + 1, first_name, last_name FROM person ORDER BY id RETURNING id;
