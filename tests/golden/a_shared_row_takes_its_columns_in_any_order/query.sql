-- name: author :opt
-- @returns Author
SELECT id, name, country FROM author WHERE id = :id;

-- name: authors :many
-- @returns Author
SELECT country, id, name FROM author;

-- name: add_author :one
-- @returns Author
INSERT INTO author (id, name) VALUES (:id, :name) RETURNING name, country, id;

-- name: authors_again :many
-- @returns Author
SELECT id, name, country FROM author ORDER BY name;
