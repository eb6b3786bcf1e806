-- name: people :many
-- @slice
SELECT id, (SELECT 1 ORDER BY 1) AS one FROM person;
