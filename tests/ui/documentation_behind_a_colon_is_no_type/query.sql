-- name: author :opt
-- @param id: the id of the author
SELECT name FROM author WHERE id = :id;
