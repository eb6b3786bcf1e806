-- name: copies :many
SELECT a.id, x.copy
FROM a
LEFT JOIN LATERAL (SELECT a.id AS copy FROM b WHERE b.a_id = a.id) x ON true;
