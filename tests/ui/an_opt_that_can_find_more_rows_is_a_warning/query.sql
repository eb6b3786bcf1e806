-- name: authors :opt
SELECT a.name FROM author AS a JOIN author AS b ON b.country = a.country WHERE a.id = :id;
