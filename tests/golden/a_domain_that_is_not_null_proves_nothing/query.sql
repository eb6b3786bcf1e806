-- name: ages :many
SELECT age FROM person;

-- name: no_age :many
SELECT p.age FROM (VALUES (1)) AS v LEFT JOIN person AS p ON false;
