-- name: f :many
SELECT a FROM wide WHERE a = :first_of_them AND b = :second_one;

-- name: fx :many
SELECT a FROM wide WHERE a = :first_of_them AND b = :second_one;

