-- fragment: pattern
full_name LIKE '%:name%'

-- name: authors :many
SELECT id FROM author WHERE /*? include pattern */

-- name: others :many
SELECT id FROM author WHERE NOT (/*? include pattern */)
