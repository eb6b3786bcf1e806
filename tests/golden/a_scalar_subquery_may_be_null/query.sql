-- name: authors :many
SELECT id, (SELECT b.id FROM book AS b WHERE b.author_id = a.id LIMIT 1) AS book_id, EXISTS (SELECT FROM book) AS any
FROM author AS a;
