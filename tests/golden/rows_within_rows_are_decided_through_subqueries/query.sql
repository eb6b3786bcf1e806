-- name: of_a_cte :many
-- @embed author: OfACteAuthor
WITH author AS (SELECT a.id, b.name FROM author AS a LEFT JOIN author AS b ON b.country = a.country)
SELECT book.id, author.id AS "author.id", author.name AS "author.name"
FROM book
LEFT JOIN author ON author.id = book.author_id;

-- name: of_a_union :many
-- @embed author: OfAUnionAuthor
SELECT author.id AS "author.id", author.name AS "author.name" FROM author
UNION
SELECT author.id, NULL FROM author;

-- name: of_an_update :many
-- @embed author: OfAnUpdateAuthor
UPDATE book SET title = other.title
FROM book AS other LEFT JOIN author ON author.id = other.author_id
WHERE other.id = book.id
RETURNING book.title, author.id AS "author.id", author.name AS "author.name";

-- name: renamed :many
-- @embed author: RenamedAuthor
SELECT book.id, a.name AS "author.id", a.id AS "author.name"
FROM book
LEFT JOIN author AS a (name, id, land) ON a.name = book.author_id;

-- name: of_a_view :many
-- @embed author: OfAViewAuthor
SELECT book.id, author.id AS "author.id"
FROM book
LEFT JOIN (TABLE author) AS author ON author.id = book.author_id;

-- name: of_a_star :many
-- @embed author: OfAStarAuthor
SELECT found.*
FROM book
LEFT JOIN (SELECT id AS author_id, name AS author_name FROM author) AS found
    ON found.author_id = book.author_id;
