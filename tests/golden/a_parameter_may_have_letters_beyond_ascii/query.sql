-- name: by_größe :many
SELECT name
FROM author
WHERE id > :größe;

-- name: by_имя :many
SELECT id
FROM author
WHERE name <> :имя;
