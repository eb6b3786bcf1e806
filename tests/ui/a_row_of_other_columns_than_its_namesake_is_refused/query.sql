-- name: author :opt
-- @returns Author
SELECT id, first_name FROM author WHERE id = :id;

-- name: authors :many
-- @returns Author
SELECT id, birth_date AS first_name FROM author;
