-- name: entries_on_shelf :many
-- The books on one shelf, as the catalogue lists them.
-- @returns Entry
SELECT DISTINCT book.title, author.full_name AS author, book.id
FROM copy
JOIN book ON book.id = copy.book_id
JOIN author ON author.id = book.author_id
WHERE copy.shelf = :shelf
    AND NOT copy.withdrawn
ORDER BY book.title, book.id;
