-- name: findUserAccounts :many
SELECT * FROM "userAccount" WHERE "userId" = :userId AND "HTTPPort" = :HTTPPort;
