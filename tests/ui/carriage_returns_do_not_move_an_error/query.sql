-- name: authors :many
SELECT id, -- first
    first_name
FROM author WHERE colour