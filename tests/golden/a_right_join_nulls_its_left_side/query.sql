-- name: books :many
SELECT a.id, a.name, b.id AS book_id, b.title
FROM author AS a
RIGHT JOIN book AS b ON b.author_id = a.id;
