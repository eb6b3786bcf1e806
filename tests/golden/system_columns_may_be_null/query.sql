-- name: tables :many
SELECT tableoid, id FROM author;
