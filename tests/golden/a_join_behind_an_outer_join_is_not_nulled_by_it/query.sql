-- name: sales :many
SELECT a.id, b.id AS book_id, s.id AS sale_id
FROM author AS a
LEFT JOIN book AS b ON b.author_id = a.id
JOIN sale AS s ON true;
