-- name: sums :many
SELECT id, id + 1, name, id + 2 FROM author;
