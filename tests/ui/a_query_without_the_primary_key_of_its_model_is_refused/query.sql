-- name: names :many
-- @model Person
SELECT first_name, last_name FROM person;

-- name: clubs :many
-- @model Membership
SELECT person_id, since FROM membership;
