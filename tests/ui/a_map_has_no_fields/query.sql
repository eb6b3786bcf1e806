-- name: embedded :many
-- @returns map
-- @embed author
SELECT book.id, author.id AS author_id FROM book JOIN author ON author.id = book.author_id;

-- name: named :many
-- @returns map
-- @column id as number
-- @column name: crate::Name
-- @borrowed
SELECT id, name FROM author;

-- name: unknown :many
-- @returns map
SELECT id, ROW(id, name) AS both, int4range(1, id) AS range FROM author;
