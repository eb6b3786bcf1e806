-- name: authors :many
SELECT a.id, b.title
FROM author AS a
LEFT /* OUTER */
-- outer
JOIN book AS b ON b.author_id = a.id;
