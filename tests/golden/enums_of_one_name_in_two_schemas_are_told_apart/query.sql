-- name: pets :many
SELECT cat, dog FROM pet WHERE cat = :cat AND dog = :dog;
