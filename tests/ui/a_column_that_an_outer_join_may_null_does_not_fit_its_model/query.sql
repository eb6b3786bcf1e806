-- name: recipients :many
-- @model Person
SELECT person.*, letter.id AS letter
FROM letter LEFT JOIN person ON person.id = letter.person_id;
