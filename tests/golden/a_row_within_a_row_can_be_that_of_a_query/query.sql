-- name: authors :many
-- @returns Author
SELECT id, name FROM author;

-- name: books :many
-- @embed author
-- @embed editor: Author
SELECT book.title, editor.name AS "editor.name", editor.id AS "editor.id",
    author.id AS "author.id", author.name AS "author.name"
FROM book
JOIN author AS editor ON editor.id = book.editor_id
LEFT JOIN author ON author.id = book.author_id;
