-- name: greeting :one
SELECT 'Dear '
    'all of :you' AS greeting
FROM author
WHERE id = :id;
