-- name: authors :many
SELECT
	id,		colour
FROM author;
