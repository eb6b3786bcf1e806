-- name: authors_of :many
-- @returns Author
SELECT author.name, author.id FROM book JOIN author ON author.id = book.editor_id;

-- name: books :many
-- @embed editor: Author
SELECT book.id, editor.id AS editor_id, editor.name AS editor_name
FROM book
JOIN author AS editor ON editor.id = book.editor_id;
