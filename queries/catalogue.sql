-- name: entry :opt
-- One book as the catalogue lists it.
-- @returns Entry
SELECT book.id, book.title, author.full_name AS author
FROM book
JOIN author ON author.id = book.author_id
WHERE book.id = :id;

-- name: catalogue :stream
-- The whole catalogue, entry by entry as they arrive, in the order of the shelves.
-- @returns Entry
SELECT author.full_name AS author, book.title, book.id
FROM book
JOIN author ON author.id = book.author_id
ORDER BY author.last_name, book.title;

-- name: copies_of_entry :many
-- Every copy of a book, with the loan that it is out on, if it is out.
-- @embed loan: OpenLoan
SELECT
    copy.id,
    copy.barcode,
    loan.id AS "loan.id",
    loan.member_id AS "loan.member_id",
    loan.due_on AS "loan.due_on"
FROM copy
LEFT JOIN loan ON loan.copy_id = copy.id AND loan.returned_at IS NULL
WHERE copy.book_id = :book_id
ORDER BY copy.id;

-- name: bibliographies :many
-- Every author with all books, oldest first.
-- @embed books: Work
-- @group
SELECT
    author.id,
    author.full_name,
    book.id AS "books.id",
    book.title AS "books.title",
    book.published_on AS "books.published_on"
FROM author
LEFT JOIN book ON book.author_id = author.id
ORDER BY author.last_name, author.id, book.published_on, book.id;

-- name: titles :many
-- What stands on every cover, to be looked through without a copy of it.
-- @borrowed
SELECT id, title, subtitle, cover
FROM book
ORDER BY id;

-- name: inventory :many
-- What there is of each book, for a report that prints whatever columns there are.
-- @returns map
SELECT
    book.title,
    book.genres,
    book.published_on,
    count(copy.id) AS copies,
    sum(copy.price) AS value,
    max(copy.condition) AS worst
FROM book
LEFT JOIN copy ON copy.book_id = book.id
GROUP BY book.id
ORDER BY book.id;
