-- name: titles :many
-- @returns Title
SELECT id, title FROM book;
