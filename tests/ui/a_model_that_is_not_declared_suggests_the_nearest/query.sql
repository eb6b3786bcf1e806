-- name: a :many
-- @model Persom
SELECT * FROM person;

-- name: b :many
-- @model Elephant
SELECT * FROM person;
