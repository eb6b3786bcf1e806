-- name: authors :many
SELECT id, $text$ a
b
$text$::int4range
FROM author;
