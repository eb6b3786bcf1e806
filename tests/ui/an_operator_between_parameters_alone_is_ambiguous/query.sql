-- name: sum :one
SELECT :a + :b AS sum;
