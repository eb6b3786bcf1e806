-- name: odd :many
SELECT "a :col"
FROM "an :odd ""table"""
WHERE "a :col" = :col;
