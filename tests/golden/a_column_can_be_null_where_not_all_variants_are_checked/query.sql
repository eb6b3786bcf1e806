-- name: filtered :many
-- @flag a
-- @flag b
-- @flag c
-- Parts of WHERE can take away what it proves, and nothing else.
SELECT id, full_name, country
FROM author
WHERE country IS NOT NULL
  /*? if a */ AND id > 1 /*? end */
  /*? if b */ AND id > 2 /*? end */
  /*? if c */ AND id > 3 /*? end */;

-- name: chosen :many
SELECT id, coalesce(
    /*? choose x: n: NULL */ 1 /*? end */,
    /*? choose y: n: NULL */ 1 /*? end */,
    /*? choose z: n: NULL */ 1 /*? end */
)::int AS number
FROM author;

-- name: change :one
-- @patch
UPDATE author SET full_name = :full_name, country = :country, born = :born WHERE id = :id
RETURNING id, full_name, country;
