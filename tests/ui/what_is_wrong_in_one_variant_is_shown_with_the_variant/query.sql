-- name: authors :many
-- @flag sorted
SELECT id FROM author
WHERE true
  /*? if country */ AND county = :country /*? end */
  /*? if name */ full_name = :name /*? end */
/*? if sorted */ ORDER BY id /*? end */
