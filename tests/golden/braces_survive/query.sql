-- name: braces :many
SELECT '{}' AS a, '{{ x }}' AS b, '{% if %}' AS c, '%s {0}' AS d FROM author;
