-- name: with_only :many
SELECT a.id, b.a_id FROM a LEFT JOIN ONLY b ON b.a_id = a.id;
