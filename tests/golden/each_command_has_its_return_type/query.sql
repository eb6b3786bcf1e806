-- name: one_name :one
SELECT name FROM author WHERE id = :id;

-- name: opt_name :opt
SELECT name FROM author WHERE id = :id;

-- name: opt_country :opt
SELECT country FROM author WHERE id = :id;

-- name: many_names :many
SELECT name FROM author;

-- name: rename :exec
UPDATE author SET name = :name WHERE id = :id;

-- name: one_author :one
SELECT * FROM author WHERE id = :id;

-- name: opt_author :opt
SELECT * FROM author WHERE id = :id;
