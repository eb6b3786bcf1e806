-- name: ids :many
SELECT id FROM person;
