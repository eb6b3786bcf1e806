-- name: gone :exec
-- @patch
DELETE FROM author WHERE id = :id

-- name: nothing :exec
-- @patch
UPDATE author SET born = now() WHERE id = :id

-- name: two_at_once :exec
-- @patch
UPDATE author SET (full_name, country) = (:full_name, :country), born = :born WHERE id = :id

-- name: key_too :exec
-- @patch
UPDATE author SET id = :id, country = :country WHERE id = :id
