-- name: people :many
-- @model Person
-- @map first first_name
SELECT id, first_name AS first FROM person;
