-- name: people :many
-- @model Person
SELECT person.*, 'T' AS model FROM person;
