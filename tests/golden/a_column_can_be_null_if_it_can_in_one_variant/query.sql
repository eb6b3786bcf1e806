-- name: known :many
SELECT id, country
FROM author
WHERE true
  /*? if country */ AND country = :country /*? end */;

-- name: certain :many
SELECT id, country
FROM author
WHERE /*? if country */ country = :country /*? else */ country > '' /*? end */;
