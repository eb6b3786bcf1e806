-- name: authors :many
SELECT id, full_name
FROM author
ORDER BY /*? order sort: by_name: full_name, id | newest: born DESC NULLS LAST */ id /*? end */;

-- name: label :opt
SELECT /*? choose language: local: coalesce(country, '?') | type: 'none' */ full_name /*? end */ AS label
FROM author
WHERE id = :id;
