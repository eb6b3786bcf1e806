-- name: expressions :many
SELECT id + 1 AS next, upper(name) AS name, NULL AS nothing, 'x' AS text, coalesce(country, '') AS country,
    count(*) OVER () AS total, CASE WHEN id > 1 THEN name END AS some
FROM author;
