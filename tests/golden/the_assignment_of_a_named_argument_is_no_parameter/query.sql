-- name: add_one :one
SELECT add(a := 1, b:=:b) AS sum;

-- name: add_both :one
SELECT add(a => :a, b :=:b) AS sum;
