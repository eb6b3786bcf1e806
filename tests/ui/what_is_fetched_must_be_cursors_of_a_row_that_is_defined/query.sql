-- name: all_authors :many
-- @returns Author
SELECT id, name FROM author;

-- name: books :many
-- @returns Shelf
-- @embed author
SELECT book.id, author.id AS "author.id", author.name AS "author.name"
FROM book JOIN author ON author.id = book.author_id;

-- name: one_row :one
-- @fetch Author
SELECT authors();

-- name: no_cursor :many
-- @fetch Author
SELECT id, name FROM author;

-- name: nothing :call
-- @fetch Author
CALL note();

-- name: misspelt :many
-- @fetch Auhtor
SELECT authors();

-- name: rows_within :many
-- @fetch Shelf
SELECT authors();

-- name: said_twice :many
-- @fetch Author
-- @returns Author
SELECT authors();

-- name: without_a_row :many
-- @fetch
SELECT authors();

-- name: with_more :many
-- @fetch Author Book
SELECT authors();
