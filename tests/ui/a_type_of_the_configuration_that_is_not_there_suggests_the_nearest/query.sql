-- name: emails :many
SELECT email FROM account;
