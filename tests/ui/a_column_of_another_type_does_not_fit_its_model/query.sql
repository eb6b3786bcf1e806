-- name: people :many
-- @model Person
SELECT id::bigint, first_name, last_name, length(email) AS email FROM person;
