-- name: open_account :one
-- @param handle?
INSERT INTO account (name, handle, aliases)
VALUES (:name, :handle, :aliases)
RETURNING id, name, handle, aliases;

-- name: account_id :opt
SELECT id
FROM account
WHERE name = :name
    OR handle = :name
    OR :name = ANY (aliases);
