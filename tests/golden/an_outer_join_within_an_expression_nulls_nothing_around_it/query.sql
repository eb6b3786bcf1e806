-- name: authors :many
SELECT a.id, a.name
FROM author AS a
WHERE EXISTS (SELECT FROM book AS b LEFT JOIN sale AS s ON s.book_id = b.id WHERE b.author_id = a.id);
