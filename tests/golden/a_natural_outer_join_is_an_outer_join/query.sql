-- name: left_side :many
SELECT id, x, y FROM a NATURAL LEFT JOIN b;

-- name: right_side :many
SELECT id, x, y FROM a NATURAL RIGHT OUTER JOIN b;

-- name: both_sides :many
SELECT id, x, y FROM a NATURAL FULL JOIN b;
