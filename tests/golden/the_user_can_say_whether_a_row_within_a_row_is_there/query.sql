-- name: by_word :many
-- @embed author?: Found
-- @column "author.id"!
SELECT book.id, found.id AS "author.id", found.country AS "author.country"
FROM book
LEFT JOIN (SELECT * FROM author WHERE country = :country) AS found ON found.id = book.author_id;

-- name: always :many
-- @embed numbers!
SELECT id, length(title) AS "numbers.letters", id * 2 AS "numbers.twice" FROM book;
