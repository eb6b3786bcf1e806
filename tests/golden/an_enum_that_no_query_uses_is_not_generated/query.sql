-- name: things :many
SELECT a FROM thing;
