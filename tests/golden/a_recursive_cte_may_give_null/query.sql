-- name: staff :many
WITH RECURSIVE staff AS (
    SELECT id, 1 AS depth FROM person WHERE id = :boss_id
    UNION ALL
    SELECT p.id, nullif(depth, 9) + 1 FROM person AS p JOIN staff ON p.boss_id = staff.id
)
SELECT id, depth FROM staff;
