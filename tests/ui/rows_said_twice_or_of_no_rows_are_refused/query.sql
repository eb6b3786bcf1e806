-- name: authors :one
-- @rows one
-- @rows opt
SELECT name FROM author WHERE id = :id;

-- name: remove :exec
-- @rows one
DELETE FROM author;

-- name: bare :one
-- @rows
SELECT name FROM author WHERE id = :id;
