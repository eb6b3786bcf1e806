-- name: client :many
SELECT id, name FROM author WHERE id = :id;

-- name: query :many
SELECT id, name FROM author WHERE id = :id;

-- name: row :many
SELECT id, name FROM author WHERE id = :id;

-- name: result :many
SELECT id, name FROM author WHERE id = :id;

-- name: option :many
SELECT id, name FROM author WHERE id = :id;

-- name: string :many
SELECT id, name FROM author WHERE id = :id;

-- name: vec :many
SELECT id, name FROM author WHERE id = :id;

-- name: error :many
SELECT id, name FROM author WHERE id = :id;

-- name: from_row :many
SELECT id, name FROM author WHERE id = :id;

-- name: ok :many
SELECT id, name FROM author WHERE id = :id;

-- name: types :many
SELECT id, name FROM author WHERE id = :id;

