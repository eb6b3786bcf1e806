-- name: books :many
SELECT author.id, book.id
FROM author
JOIN book ON author_id = author.id;
