-- name: authors :many
SELECT first_name, count(*) AS n
FROM author;
