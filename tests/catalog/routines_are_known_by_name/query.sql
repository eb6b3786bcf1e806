-- name: calls :many
SELECT SLUG('x') AS a, "Shout"('x') AS b, lower('x') AS c, total(id) AS d FROM author
WHERE at <~ 1 AND at*-1 AND name LIKE :name
GROUP BY author.id;
