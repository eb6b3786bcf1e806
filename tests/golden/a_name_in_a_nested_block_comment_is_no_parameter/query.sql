-- name: author :opt
SELECT name /* not :this /* nor :this */ nor :this */
FROM author
WHERE id = /**/:id/* :id */;
