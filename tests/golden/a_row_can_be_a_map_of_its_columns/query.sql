-- name: authors :many
-- @returns map
SELECT * FROM author;

-- name: name :opt
-- @returns map
SELECT name AS "What a name!", 1 FROM author WHERE id = :id;

-- name: arriving :stream
-- @returns map
SELECT name FROM author;
