-- name: writers :many
-- @returns Author
SELECT name, id FROM author;

-- name: title :one
-- @returns Title
SELECT title, id FROM book WHERE id = :id;
