-- name: things :many
SELECT a, b FROM thing WHERE a = :a AND b = :b;
