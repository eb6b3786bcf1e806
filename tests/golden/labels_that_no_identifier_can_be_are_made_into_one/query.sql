-- name: things :many
SELECT odd FROM thing;
