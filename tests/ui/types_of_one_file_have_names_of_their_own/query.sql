-- name: authors_sort :many
SELECT id, full_name FROM author

-- name: authors :many
SELECT id FROM author ORDER BY /*? order sort: name: full_name */ id /*? end */

-- name: change :exec
-- @patch
UPDATE author SET country = :country WHERE id = :id

-- name: change_patch :many
SELECT id, country FROM author
