-- name: delete :exec
-- @column country!
DELETE FROM author;
