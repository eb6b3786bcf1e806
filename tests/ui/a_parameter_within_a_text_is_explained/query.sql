-- name: greeting :many
SELECT 'Dear :name, welcome' AS greeting FROM person WHERE name = :name;

-- name: starts :many
SELECT name FROM person WHERE name LIKE ':prefix%';

-- name: pythonic :many
SELECT name FROM person WHERE name = '%(name)s';
