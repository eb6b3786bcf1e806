-- name: authors :many
-- @param country   two letters
SELECT id FROM author WHERE country = :country;
