-- name: checkpoints :many
-- @column at: bindery::postgres::types::PgLsn
-- @column was: bindery::postgres::types::PgLsn
-- @param since: bindery::postgres::types::PgLsn
SELECT * FROM checkpoint WHERE at > :since;
