-- name: counts :many
SELECT author_id, title, count(*) AS n FROM book GROUP BY author_id, title;

-- name: by_key :many
SELECT a.id, a.name, max(b.year) AS last FROM author AS a JOIN book AS b ON b.author_id = a.id GROUP BY a.id;

-- name: distinct_authors :many
SELECT DISTINCT ON (author_id) author_id, title FROM book ORDER BY author_id, year;
