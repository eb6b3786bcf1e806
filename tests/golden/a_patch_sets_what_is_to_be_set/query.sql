-- name: change_author :exec
-- Changes an author.
-- @patch
-- @param born  the day
UPDATE author
SET full_name = :full_name, country = upper(:country), born = :born
WHERE id = :id;

-- name: touch :opt
-- @patch
UPDATE author SET full_name = :full_name, born = now()
WHERE id = :id
RETURNING id, full_name, born;
