-- name: pairs :many
-- @embed pair?
SELECT book.id, a.id AS "pair.id", b.id AS "pair.other_id", a.name AS "pair.name"
FROM book
LEFT JOIN author AS a ON a.id = book.author_id
LEFT JOIN author AS b ON b.country = a.country;
