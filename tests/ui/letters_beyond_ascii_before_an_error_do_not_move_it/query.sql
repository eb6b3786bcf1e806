-- name: authors :many
SELECT '日本語 äöü 😀' AS größe, colour
FROM author;
