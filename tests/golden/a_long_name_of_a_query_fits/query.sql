-- name: long_long_long_long_long_long_long_long_long_long_long_long :many
SELECT a, b FROM wide WHERE a = :a AND b = :b;

-- name: longer_longer_longer_longer_longer_longer_longer_longer_longer_longer :exec
UPDATE wide SET a = :a;
