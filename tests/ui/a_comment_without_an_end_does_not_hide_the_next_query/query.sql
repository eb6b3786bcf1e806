-- name: authors :many
SELECT id /* nested /* once */
FROM author;

-- name: next :many
SELECT colour FROM author;
