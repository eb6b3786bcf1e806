-- name: some :many
SELECT id FROM book WHERE (id, year) IN :pairs OR (year, id) IN :pairs;

-- name: first :many
SELECT id FROM book WHERE id = :ids + 1 AND id IN :ids;
