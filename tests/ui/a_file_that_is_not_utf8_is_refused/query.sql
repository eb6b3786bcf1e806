-- name: authors :many
SELECT id FROM author WHERE first_name = 'René';
