-- name: names :many
-- @model Person
SELECT id, last_name FROM person;
