-- name: neighbours :many
-- @embed other
SELECT none.*, author.id, other.id AS "other.id", pair.*
FROM (SELECT FROM author LIMIT 1) AS none
CROSS JOIN (VALUES (1, 2)) AS pair (one, two)
CROSS JOIN author
LEFT JOIN author AS other ON other.country = author.country AND other.id > author.id;
