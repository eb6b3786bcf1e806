-- name: show_path :one
SHOW search_path;

-- name: explain :many
EXPLAIN SELECT id FROM author WHERE id = 1;

-- name: empty :exec
TRUNCATE author CASCADE;

-- name: listen :exec
LISTEN authors;

-- name: settle :exec
SET LOCAL statement_timeout = '1s';
