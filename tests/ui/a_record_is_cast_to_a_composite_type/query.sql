-- name: pairs :many
SELECT (id, name) AS pair FROM author;

-- name: same :many
SELECT id FROM author WHERE author = :author;
