-- name: rename :many
-- @model Person
UPDATE person SET first_name = :name;

-- name: forget :exec
-- @model Person
DELETE FROM person;
