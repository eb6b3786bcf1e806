-- name: authors :many
WITH named AS (
    SELECT id, fist_name FROM author
)
SELECT * FROM named;
