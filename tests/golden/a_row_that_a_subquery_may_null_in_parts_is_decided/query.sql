-- name: books :many
-- @embed pair
SELECT book.title, pair.id AS "pair.id", pair.other_id AS "pair.other_id"
FROM book
LEFT JOIN (
    SELECT a.id, b.id AS other_id
    FROM author AS a
    LEFT JOIN author AS b ON b.country = a.country
) AS pair ON pair.id = book.author_id;
