-- name: texts :many
SELECT id, 'a LEFT JOIN b UNION c' AS text, name /* FULL JOIN */ FROM author -- GROUP BY ROLLUP (id)
WHERE name <> $$ RIGHT JOIN $$;
