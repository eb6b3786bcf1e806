-- name: forget :exec
DELETE FROM author WHERE id = :id;

-- name: register :exec
INSERT INTO reader (id) VALUES (:id) ON CONFLICT DO NOTHING;

-- name: renumber :exec
UPDATE shelf SET id = :new WHERE id = :old;

-- name: stamp :exec
INSERT INTO stamp (id, day) SELECT id, day FROM visit_of_2024;

-- name: lock :opt
SELECT shelf_id FROM place WHERE shelf_id = :id FOR UPDATE;
