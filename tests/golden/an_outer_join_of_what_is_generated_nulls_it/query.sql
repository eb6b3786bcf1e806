-- name: authors :many
SELECT a.id, g, v.x, j.y
FROM author AS a
LEFT JOIN generate_series(1, a.id) AS g ON true
LEFT JOIN (VALUES (1)) AS v (x) ON false
LEFT JOIN JSON_TABLE('[1]', '$[*]' COLUMNS (y int PATH '$')) AS j ON true;
