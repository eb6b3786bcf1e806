-- name: change :opt
-- @patch
UPDATE book
SET a = :a, b = :b, c = :c, d = :d, e = :e, f = :f, g = :g, h = :h, i = :i
WHERE id = :id
RETURNING id, d;
