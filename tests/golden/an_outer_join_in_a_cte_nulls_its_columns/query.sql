-- name: titles :many
WITH joined AS (SELECT a.name, b.title FROM author AS a LEFT JOIN book AS b ON b.author_id = a.id)
SELECT name, title FROM joined;
