-- name: authors :many
-- Authors of one country.
-- @borrowed
SELECT id, name, country FROM author WHERE country = :country;

-- name: names :many
-- @borrowed
SELECT name FROM author;

-- name: countries :stream
-- @borrowed
SELECT country FROM author WHERE name = :each;

-- name: books :stream
-- @embed writer: Author
-- @borrowed
-- @returns Book
SELECT book.id, writer.id AS writer_id, writer.name AS writer_name, ARRAY[name] AS names
FROM book
LEFT JOIN author AS writer ON writer.id = book.author_id
WHERE book.title = :a_title_that_is_long OR book.title = :another_title_that_is_long;

-- name: more_books :many
-- @embed writer: Author
-- @borrowed
-- @returns Book
SELECT writer.id AS writer_id, writer.name AS writer_name, ARRAY[name] AS names, book.id
FROM book
LEFT JOIN author AS writer ON writer.id = book.author_id;
