-- name: names :many
-- @returns AuthorName
SELECT name FROM author;
