-- name: authors :many
-- Authors, all of them or some.
-- @param country  ISO 3166 alpha-2 code
SELECT id, full_name, country
FROM author
WHERE true
  /*? if country */ AND country = :country /*? else */ AND country IS NOT NULL /*? end */
ORDER BY id
LIMIT :limit;
