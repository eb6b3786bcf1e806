-- name: some :many
SELECT id FROM author UNION SELECT author_id FROM book;

-- name: all_of_them :many
SELECT id, name FROM author UNION ALL SELECT id, NULL FROM book;

-- name: common :many
SELECT id FROM author INTERSECT SELECT id FROM book;

-- name: in_a_subquery :many
SELECT a.id, u.x FROM author AS a CROSS JOIN (SELECT id AS x FROM book UNION ALL SELECT NULL) AS u;
