-- name: all_of_them :many
SELECT * FROM every;
