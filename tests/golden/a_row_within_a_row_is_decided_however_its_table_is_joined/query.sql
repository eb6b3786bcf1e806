-- name: of_a_right_join :many
-- @returns Right
-- @embed author
-- @embed book
SELECT author.id AS "author.id", author.name AS "author.name", book.id AS "book.id"
FROM author
RIGHT JOIN book ON book.author_id = author.id;

-- name: nested :many
-- @returns Nested
-- @embed author: Writer
-- @embed editor: Writer
SELECT author.name AS author_name, editor.name AS editor_name, book.title
FROM book
LEFT JOIN (author CROSS JOIN author AS editor)
    ON author.id = book.author_id AND editor.id = book.editor_id;

-- name: lateral :many
-- @returns Lateral
-- @embed author: Name
SELECT book.id, author.name AS author_name
FROM book
LEFT JOIN author ON author.id = book.author_id
LEFT JOIN LATERAL (SELECT book.title) AS title ON true;

-- name: unqualified :many
-- @returns Unqualified
-- @embed author: Name
SELECT title, name AS author_name FROM book LEFT JOIN public.author ON author.id = author_id;

-- name: with_a_cte :many
-- @returns WithACte
-- @embed author: Name
WITH found AS (SELECT * FROM book)
SELECT found.title, author.name AS author_name
FROM found
LEFT JOIN author ON author.id = found.author_id;

-- name: said_to_be_nullable :many
-- @returns SaidOfBooks
-- @embed author: Said
-- @column author_name?
SELECT book.id, author.id AS author_id, author.name AS author_name
FROM book
LEFT JOIN author ON author.id = book.author_id;

-- name: expressions_stay_optional :many
-- @embed author: Found
SELECT book.id, author.id AS author_id, upper(author.name) AS author_shouted
FROM book
LEFT JOIN author ON author.id = book.author_id;
