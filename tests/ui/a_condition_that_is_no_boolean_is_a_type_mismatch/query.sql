-- name: authors :many
SELECT id
FROM author
WHERE :n + 1;
