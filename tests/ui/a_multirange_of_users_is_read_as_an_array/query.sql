-- name: stoves :many
SELECT heat FROM stove;
