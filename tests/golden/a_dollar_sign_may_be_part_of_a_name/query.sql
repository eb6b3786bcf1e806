-- name: prices :many
SELECT us$, a$b$c, '$1' AS "cost $"
FROM price
WHERE us$ < :max$us AND a$b$c = :n;
