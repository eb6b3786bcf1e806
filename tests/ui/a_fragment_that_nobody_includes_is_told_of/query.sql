-- fragment: recent
year >= :since

-- fragment: used
year IS NOT NULL

-- name: books :many
SELECT id FROM book WHERE /*? include used */;
