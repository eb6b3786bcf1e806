-- name: accounts :many
SELECT * FROM account;
