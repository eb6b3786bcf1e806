-- name: quotes :many
SELECT "name" FROM author;

-- name: backslashes :many
SELECT id FROM author WHERE name LIKE '\%' AND name <> '\';

-- name: both :many
SELECT "name" FROM author WHERE name ~ '^\w+$';
