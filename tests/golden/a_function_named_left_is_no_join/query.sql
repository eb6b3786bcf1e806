-- name: initials :many
SELECT id, left(name, 2) AS initials, right(name, 1) AS last, name FROM author;
