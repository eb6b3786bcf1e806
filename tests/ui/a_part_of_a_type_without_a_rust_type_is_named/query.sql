-- name: vaults :many
SELECT safes FROM vault;
