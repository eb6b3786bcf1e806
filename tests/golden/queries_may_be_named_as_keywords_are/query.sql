-- name: type :many
SELECT id, name FROM author;

-- name: async :many
SELECT id, name FROM author;

-- name: self :many
SELECT id, name FROM author;

-- name: crate :many
SELECT id, name FROM author;

-- name: gen :many
SELECT id, name FROM author;

