-- name: change :batch
-- @patch
UPDATE book SET title = :title WHERE id = :id;
