-- name: contacts :many
SELECT contact, 1 AS one FROM account;
