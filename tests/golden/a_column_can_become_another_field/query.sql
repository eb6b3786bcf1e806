-- name: accounts :many
-- @column "userId" as external_id
-- @column "the type" as type
SELECT * FROM account;
