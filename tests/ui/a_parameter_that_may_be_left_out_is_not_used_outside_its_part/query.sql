-- name: authors :many
SELECT id, :country AS wanted FROM author
WHERE true /*? if country */ AND country = :country /*? end */
