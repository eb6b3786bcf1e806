-- name: accounts :many
SELECT * FROM account;

-- name: owners :many
SELECT owner FROM account;

-- name: whole_rows :many
SELECT account FROM account;

-- name: move_account :exec
-- @param billing?
UPDATE account SET billing = :billing, delivery = :delivery WHERE owner = :owner::person;
