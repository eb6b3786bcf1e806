-- name: greeting :one
SELECT U&'d\0061t\+000061 :name' || U&'!0061 :name' UESCAPE '!' AS greeting
FROM author
WHERE name = :name;
