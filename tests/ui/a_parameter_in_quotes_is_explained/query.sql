-- name: authors :many
SELECT id FROM author WHERE first_name = ':name';

-- name: like_authors :many
SELECT id FROM author WHERE first_name LIKE '%:name%' AND id = :id;

-- name: prefixed :many
SELECT id FROM author WHERE first_name LIKE ':name%';
