-- name: authors :many
WITH recent AS (SELECT * FROM book WHERE year > 2000), named AS (SELECT author_id, title AS t FROM recent)
SELECT a.name, named.t
FROM author AS a
LEFT JOIN named ON named.author_id = a.id;
