-- name: people :many
-- @model Person
-- @map first = last_name
SELECT id, first_name AS first, last_name FROM person;
