-- name: all_of_them :many
SELECT id FROM author;
