-- name: with_2 :exec
UPDATE wide SET a = :a, b = :b;

-- name: with_3 :exec
UPDATE wide SET a = :a, b = :b, c = :c;

-- name: with_4 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d;

-- name: with_8 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h;

-- name: with_12 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l;

-- name: with_13 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l, m = :m;

-- name: with_14 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l, m = :m, n = :n;

-- name: with_15 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l, m = :m, n = :n, o = :o;

-- name: with_16 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l, m = :m, n = :n, o = :o, p = :p;

-- name: with_20 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l, m = :m, n = :n, o = :o, p = :p, q = :q, r = :r, s = :s, t = :t;

-- name: with_25 :exec
UPDATE wide SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i, j = :j, k = :k, l = :l, m = :m, n = :n, o = :o, p = :p, q = :q, r = :r, s = :s, t = :t, u = :u, v = :v, w = :w, x = :x, y = :y;

