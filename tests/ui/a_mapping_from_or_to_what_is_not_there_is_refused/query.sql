-- name: people :many
-- @model Person
-- @map frist = first_name
-- @map last = lost_name
-- @map id = elephant
SELECT id, first_name AS first, last_name AS last FROM person;
