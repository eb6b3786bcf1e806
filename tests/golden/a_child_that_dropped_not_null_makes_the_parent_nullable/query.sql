-- name: parents :many
SELECT a, b FROM parent;

-- name: children :many
SELECT a, b FROM child;
