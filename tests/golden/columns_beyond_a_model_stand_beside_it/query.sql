-- name: ages :many
-- @model Person
SELECT person.*, current_date - born AS days FROM person;
