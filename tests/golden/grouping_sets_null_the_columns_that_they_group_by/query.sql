-- name: grouping_sets :many
SELECT author_id, title, count(*) AS n FROM book GROUP BY GROUPING SETS ((author_id), (title), ());

-- name: rollup :many
SELECT author_id, count(*) AS n FROM book GROUP BY ROLLUP (author_id);

-- name: cube :many
SELECT b.author_id, count(*) AS n FROM book AS b JOIN author AS a ON true GROUP BY CUBE (b.author_id);

-- name: mixed :many
SELECT author_id, title FROM book GROUP BY author_id, rollup(title);

-- name: nested :many
SELECT author_id FROM book GROUP BY DISTINCT GROUPING SETS (ROLLUP (author_id), ());
