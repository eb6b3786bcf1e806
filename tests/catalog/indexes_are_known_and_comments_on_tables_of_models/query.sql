-- name: ids :many
SELECT person.id FROM person, other;
