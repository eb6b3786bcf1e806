-- name: left_side :many
SELECT id, b.title FROM author LEFT JOIN book AS b USING (id);

-- name: right_side :many
SELECT id, author.name FROM author RIGHT JOIN book USING (id);

-- name: both_sides :many
SELECT id FROM author FULL JOIN book USING (id);
