-- name: some :many
SELECT b.id FROM book b JOIN (VALUES :rows) AS r (id) ON r.id = b.id;

-- name: nothing :many
VALUES :rows;
