-- name: authors :many
-- @group
SELECT id, name FROM author;

-- name: books :many
-- @embed editor
-- @embed author
-- @group
SELECT book.id, editor.id AS editor_id, author.id AS author_id
FROM book
JOIN author AS editor ON editor.id = book.editor_id
JOIN author ON author.id = book.author_id;

-- name: editors :many
-- @embed editor
-- @group edtor
SELECT book.id, editor.id AS editor_id
FROM book
JOIN author AS editor ON editor.id = book.editor_id;

-- name: nothing_else :many
-- @embed editor
-- @group
SELECT editor.id AS editor_id FROM author AS editor;

-- name: arriving :stream
-- @embed editor
-- @group
SELECT book.id, editor.id AS editor_id
FROM book
JOIN author AS editor ON editor.id = book.editor_id;

-- name: too_much :many
-- @embed editor
-- @group editor editor
SELECT book.id, editor.id AS editor_id
FROM book
JOIN author AS editor ON editor.id = book.editor_id;
