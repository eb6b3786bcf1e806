-- name: controls :many
SELECT id
FROM author
WHERE name <> ' "\ ‮⁦   é';
