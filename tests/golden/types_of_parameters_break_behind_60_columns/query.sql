-- name: with_4 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d;

-- name: with_5 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e;

-- name: with_6 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f;

-- name: with_12 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l;

