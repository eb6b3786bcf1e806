-- name: authors :many
SELECT /*? choose what: years: born AS it | both: id, full_name */ country AS it /*? end */ FROM author

-- name: by_something :many
SELECT id FROM author WHERE true
  /*? if exact */ AND full_name = :what /*? else */ AND id = :what /*? end */
  AND :exact = 1
