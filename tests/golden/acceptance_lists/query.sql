-- name: add_members :many
INSERT INTO member (name, mood, email, lives, flag, code, price, data, raw, since)
VALUES :rows
RETURNING id, name, mood, email, lives, flag, code, price, data, raw, since;

-- name: put_pairs :many
INSERT INTO pair AS old (a, b, c) VALUES :rows
ON CONFLICT (a, b) DO UPDATE SET c = excluded.c
RETURNING a, b, c;

-- name: add_pairs :exec
INSERT INTO pair (a, b) VALUES :rows;

-- name: add_names :exec
INSERT INTO member (name) VALUES :names;

-- name: add_named :exec
INSERT INTO member (name, code) VALUES ('all of them', :code);

-- name: add_emails :many
WITH added AS (INSERT INTO member (name, email) VALUES :rows RETURNING name, email)
SELECT name, email FROM added ORDER BY name;

-- name: pairs :many
SELECT a, b, c FROM pair ORDER BY a, b;

-- name: count_pairs :one
SELECT count(*) FROM pair;

-- name: find_pairs :many
SELECT a, b FROM pair WHERE (a, b) IN :pairs ORDER BY a, b;

-- name: stream_pairs :stream
SELECT a, b FROM pair WHERE (a, b) IN :pairs ORDER BY a, b;

-- name: find_triples :many
SELECT a, b, c FROM pair p WHERE p.a >= :from AND (p.a, p.b, p.c) IN :triples AND p.a <= :to ORDER BY a, b;

-- name: find_numbers :many
SELECT b FROM pair WHERE a IN :numbers ORDER BY b;

-- name: other_pairs :many
SELECT a, b FROM pair WHERE (a, b) NOT IN :pairs AND c IN :moods ORDER BY a, b;

-- name: drop_pairs :exec
DELETE FROM pair WHERE (a, b) IN :pairs;

-- name: by_email :many
SELECT name FROM member WHERE (email, mood) IN :addresses ORDER BY name;
