-- name: lock_author :opt
SELECT id FROM author WHERE id = :id FOR UPDATE;

-- name: retitle_view :exec
UPDATE titles SET title = :title WHERE id = :id;
