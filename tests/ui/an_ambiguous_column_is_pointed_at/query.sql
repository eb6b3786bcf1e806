-- name: books :many
SELECT id
FROM author
JOIN book ON author_id = author.id;
