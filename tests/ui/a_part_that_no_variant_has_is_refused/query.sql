-- name: authors :many
-- @flag f
SELECT id FROM author
WHERE /*? if f */ true /*? else */ country = :country /*? if f */ AND full_name = :gone /*? end */ /*? end */
