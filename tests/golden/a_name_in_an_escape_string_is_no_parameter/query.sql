-- name: greeting :one
SELECT E'It\'s :name' || e'\\' AS greeting
FROM author
WHERE name = :name;
