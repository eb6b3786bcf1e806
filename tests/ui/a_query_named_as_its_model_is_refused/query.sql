-- name: person :many
SELECT id, email FROM person;

-- name: people :many
-- @model Person
SELECT * FROM person;
