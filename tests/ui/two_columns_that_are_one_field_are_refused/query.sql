-- name: authors :many
SELECT id AS "userId", id AS user_id
FROM author;
