-- fragment: named
titel = :title

-- name: books :many
SELECT id FROM book WHERE /*? include named */;
