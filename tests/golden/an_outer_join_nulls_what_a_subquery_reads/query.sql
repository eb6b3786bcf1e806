-- name: authors :many
SELECT a.name, b.title, l.id
FROM author AS a
LEFT JOIN (SELECT * FROM book WHERE year > 2000) AS b ON b.author_id = a.id
LEFT JOIN LATERAL (SELECT id FROM book AS x WHERE x.author_id = a.id LIMIT 1) AS l ON true;
