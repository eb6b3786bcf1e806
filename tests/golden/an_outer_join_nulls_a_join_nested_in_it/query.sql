-- name: in_parentheses :many
SELECT a.id, b.id AS book_id, s.id AS sale_id
FROM author AS a
LEFT JOIN (book AS b JOIN sale AS s ON s.book_id = b.id) ON b.author_id = a.id;

-- name: without_parentheses :many
SELECT a.id, b.id AS book_id, s.id AS sale_id
FROM author AS a
LEFT JOIN book AS b JOIN sale AS s ON s.book_id = b.id ON b.author_id = a.id;

-- name: with_cross :many
SELECT a.id, b.id AS book_id, s.id AS sale_id
FROM author AS a
LEFT JOIN book AS b CROSS JOIN sale AS s ON b.author_id = a.id;

-- name: with_alias :many
SELECT a.id, j.title, j.book_id
FROM author AS a
LEFT JOIN (book AS b JOIN sale AS s ON s.book_id = b.id) AS j (x, y, title) ON true;
