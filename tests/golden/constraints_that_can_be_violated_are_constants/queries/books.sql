-- name: retitle :exec
UPDATE book SET title = :title WHERE id = :id;

-- name: add_type :many
WITH added AS (INSERT INTO "type" (id) VALUES (:id) RETURNING id)
SELECT id FROM added;
