-- name: authors :many
SELECT a.id, a.name, b.id AS book_id, b.title
FROM author AS a
LEFT JOIN book AS b ON b.author_id = a.id;

-- name: outer_too :many
select a.id, b.title from author a left outer join book b on true;
