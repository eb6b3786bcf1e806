-- name: change :exec
-- @patch
UPDATE author SET full_name = :full_name, country = :country WHERE id = :id;
