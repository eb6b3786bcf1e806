-- name: countries :many
-- @column country!
-- @column "upper"!
SELECT id, country, upper(country) FROM author WHERE country IS NOT NULL;
