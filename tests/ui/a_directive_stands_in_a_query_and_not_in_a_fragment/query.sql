-- fragment: recent
-- Of these years.
-- @param since the first of them
year >= :since

-- name: books :many
SELECT id FROM book WHERE /*? include recent */;
