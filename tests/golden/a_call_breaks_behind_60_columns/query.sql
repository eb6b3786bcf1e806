-- name: f15 :many
SELECT a FROM wide WHERE a = :first_of_the_three AND b = :sssssssssssssss AND c = :third_one;

-- name: f16 :many
SELECT a FROM wide WHERE a = :first_of_the_three AND b = :ssssssssssssssss AND c = :third_one;

