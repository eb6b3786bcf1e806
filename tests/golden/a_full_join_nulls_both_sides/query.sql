-- name: all_of_them :many
SELECT a.id, a.name, b.id AS book_id, b.title
FROM author AS a
FULL JOIN book AS b ON b.author_id = a.id;
