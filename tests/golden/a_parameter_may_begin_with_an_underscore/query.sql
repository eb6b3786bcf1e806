-- name: by_id :opt
SELECT name
FROM author
WHERE id = :_id;
