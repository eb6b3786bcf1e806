-- name: 作者 :many
SELECT a FROM t;

-- name: _1 :many
SELECT a FROM t;
