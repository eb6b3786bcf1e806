-- name: places :many
SELECT * FROM place WHERE id = :id;

-- name: put_place :one
-- @param embedding?
INSERT INTO place (id, at, embedding) VALUES (:id, :at, :embedding) RETURNING *;

-- name: put_vectors :one
SELECT :embeddings::vector[] AS embeddings, :shapes::geometry[] AS shapes;
