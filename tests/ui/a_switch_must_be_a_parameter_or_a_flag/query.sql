-- name: authors :many
-- @flag living
-- @flag unused
SELECT id FROM author
WHERE true
  /*? if contry */ AND country = :country /*? end */
  /*? if living */ AND born > '1900-01-01' /*? end */
