-- name: authors :many
-- @flag living
-- @flag dated
SELECT id
FROM author
WHERE true
  /*? if living */
  AND born > '1900-01-01'
  /*? if dated */
  AND born IS NOT NULL
  /*? end */
  /*? end */
