-- name: with_alias :many
SELECT u.id, a.name, b.title FROM author AS a LEFT JOIN book AS b USING (id) AS u;

-- name: all_descendants :many
SELECT a.name, b.title FROM author AS a LEFT JOIN book * AS b ON b.author_id = a.id;

-- name: unicode_name :many
SELECT a.name, b.title FROM author AS a LEFT JOIN U&"b\006fok" AS b ON b.author_id = a.id;
