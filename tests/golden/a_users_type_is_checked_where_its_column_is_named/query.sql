-- name: emails :many
-- @column email: crate::Email
SELECT id, email FROM account;

-- name: set_email :exec
-- @param email: &crate::Email
UPDATE account SET email = :email WHERE id = :id;

-- name: only_emails :many
-- @column email: crate::Email
SELECT email FROM account;
