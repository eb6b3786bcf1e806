-- name: touch :many
UPDATE author SET name = :name
FROM book AS b LEFT JOIN sale AS s ON s.book_id = b.id
WHERE b.author_id = author.id
RETURNING author.id, b.title, s.id AS sale_id;

-- name: forget :many
DELETE FROM author
USING book AS b LEFT JOIN sale AS s ON s.book_id = b.id
WHERE b.author_id = author.id
RETURNING author.id, s.id AS sale_id;
