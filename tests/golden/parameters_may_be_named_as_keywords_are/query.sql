-- name: keywords :many
SELECT id FROM author
WHERE name IN (:type, :self, :client, :async, :match)
