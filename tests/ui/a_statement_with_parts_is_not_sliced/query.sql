-- name: authors :many
-- @slice
SELECT id FROM author
WHERE true /*? if country */ AND country = :country /*? end */
ORDER BY id
