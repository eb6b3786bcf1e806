-- name: events :many
SELECT * FROM event;
