-- name: authors :many
-- @flag living
-- @flag living
SELECT id FROM author WHERE true /*? if living */ AND born > '1900-01-01' /*? end */
