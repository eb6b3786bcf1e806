-- name: people :many
-- @returns Person
SELECT id, first_name FROM person;
