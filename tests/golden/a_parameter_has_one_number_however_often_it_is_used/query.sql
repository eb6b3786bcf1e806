-- name: search :many
SELECT name
FROM author
WHERE name = :text OR country = :text AND id > :after OR :text = ':' || name;
