-- name: allAuthors :many
SELECT id FROM author;

-- name: all_authors :many
SELECT first_name FROM author;
