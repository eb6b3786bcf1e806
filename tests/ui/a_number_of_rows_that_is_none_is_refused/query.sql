-- name: authors :one
-- @rows two
SELECT name FROM author WHERE id = :id;
