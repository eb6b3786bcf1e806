-- name: rows :many
-- @column a: bindery::postgres::types::Json<bindery::serde_json::Value> as a_field_with_a_rather_longer_name
-- @column b: bindery::postgres::types::Json<bindery::serde_json::Value> as a_field_with_a_short_name
SELECT a, b FROM wide;
