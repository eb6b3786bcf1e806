-- name: books :many
-- @embed editor
SELECT book.id, book.title, editor.id AS "editor.id", editor.name AS "editor.name"
FROM book
JOIN author AS editor ON editor.id = book.editor_id;
