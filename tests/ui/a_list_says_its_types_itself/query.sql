-- name: some :many
-- @param pairs?
SELECT id FROM book WHERE (id, year) IN :pairs;

-- name: others :many
-- @param ids: crate::Id  of others
SELECT id FROM book WHERE id NOT IN :ids;
