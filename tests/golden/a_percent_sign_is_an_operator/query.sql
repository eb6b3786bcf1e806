-- name: remainders :many
SELECT id % s AS a, id %s AS b, (id) % s AS c, id % :n AS d, '100 %s' AS e
FROM wheel
WHERE id::text LIKE '%' || :part || '%';
