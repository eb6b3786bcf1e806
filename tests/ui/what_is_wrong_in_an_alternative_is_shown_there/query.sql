-- name: authors :many
SELECT id FROM author ORDER BY /*? order sort: born: bron | name: lwer(full_name) */ id /*? end */

-- name: listed :many
SELECT id FROM author WHERE true /*? if a */ AND id = :a /*? else */ AND id IN :ids /*? end */
