-- name: authors :many
SELECT $tag$ text $$ $TAG$
FROM author;

-- name: next :many
SELECT colour FROM author;
