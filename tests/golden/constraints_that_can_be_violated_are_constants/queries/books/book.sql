-- name: renumber :exec
UPDATE book SET (id, title) = (:new, :title) WHERE id = :id;
