-- name: people :many
-- @model Person
SELECT * FROM person;

-- name: one_person :opt
-- @model Person
-- @map family = last_name
SELECT last_name AS family, born, first_name, id FROM person WHERE id = :id;
