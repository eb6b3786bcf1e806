-- name: one :one
-- @borrowed
SELECT name FROM author WHERE id = :id;

-- name: numbers :many
-- @borrowed
SELECT id, id + 1 AS next FROM author;

-- name: number :many
-- @borrowed
SELECT id FROM author;

-- name: gathered :many
-- @embed editor
-- @group
-- @borrowed
SELECT book.id, editor.id AS editor_id, editor.name AS editor_name
FROM book
JOIN author AS editor ON editor.id = book.editor_id;

-- name: text :many
-- @borrowed text
SELECT name FROM author;
