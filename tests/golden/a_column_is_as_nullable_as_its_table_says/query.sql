-- name: authors :many
SELECT id, name, country, a.name AS same, (a).id AS key FROM author AS a;
