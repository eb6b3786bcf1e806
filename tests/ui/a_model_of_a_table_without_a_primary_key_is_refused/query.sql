-- name: ids :many
-- @model Person
SELECT id FROM person;
