-- name: things :many
SELECT * FROM thing;
