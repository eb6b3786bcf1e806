-- name: both :many
(SELECT id FROM author LIMIT 1) UNION ALL (SELECT id FROM book LIMIT :n);
