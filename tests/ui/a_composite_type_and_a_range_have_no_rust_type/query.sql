-- name: homes :many
SELECT address, years, addresses
FROM home;
