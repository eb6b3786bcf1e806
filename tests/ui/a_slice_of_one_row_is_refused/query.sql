-- name: one :opt
-- @slice
SELECT id FROM person WHERE id = :id ORDER BY id;
