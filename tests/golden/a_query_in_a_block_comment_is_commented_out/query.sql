-- name: authors :many
SELECT id FROM author;

/*
-- name: names :many
SELECT name FROM author;
*/

-- name: countries :many
SELECT country FROM author;
