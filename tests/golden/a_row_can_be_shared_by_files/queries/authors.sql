-- name: author :opt
-- @returns Author
SELECT id, name FROM author WHERE id = :id;
