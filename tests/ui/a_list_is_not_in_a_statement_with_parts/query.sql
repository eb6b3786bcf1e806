-- name: authors :many
SELECT id FROM author WHERE id IN :ids /*? if country */ AND country = :country /*? end */

-- name: pairs :many
SELECT id FROM author WHERE true /*? if country */ AND country = :country /*? end */ AND (id, full_name) IN :pairs
