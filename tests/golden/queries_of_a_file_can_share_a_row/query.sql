-- name: author :opt
-- @returns Author
SELECT id, name FROM author WHERE id = :id;

-- name: all_authors :many
-- @returns Author
SELECT id, name FROM author;

-- name: add_author :one
-- @returns Author
INSERT INTO author (id, name) VALUES (:id, :name) RETURNING id, name;
