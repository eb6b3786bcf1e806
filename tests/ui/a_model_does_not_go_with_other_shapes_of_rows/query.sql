-- name: people :many
-- @model Person
-- @returns Human
SELECT * FROM person;

-- name: lent :many
-- @model Person
-- @borrowed
SELECT * FROM person;
