-- name: books :many
SELECT a.name, b.title, c.id
FROM author AS a
JOIN book AS b ON b.author_id = a.id
CROSS JOIN LATERAL (SELECT * FROM book WHERE book.id > b.id) AS c, author AS d
WHERE a.id = d.id;
