-- name: authors :many
SELECT id FROM author
WHERE true /*? if country */ AND country = :country

-- name: sorted :many
SELECT id FROM author ORDER BY /*? order by_what: name: full_name */ id
