-- name: add :exec
INSERT INTO counts (n)
VALUES (:n);
