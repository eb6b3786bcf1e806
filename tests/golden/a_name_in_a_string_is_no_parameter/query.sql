-- name: greeting :one
SELECT 'Dear :name, it''s :name' AS greeting
FROM author
WHERE name = :name;
