-- name: add_books :many
-- Adds books.
-- @param rows  what there is to add
INSERT INTO book (title, year, published_on)
VALUES :rows
ON CONFLICT DO NOTHING
RETURNING id, year;

-- name: add_titles :exec
INSERT INTO book (title) VALUES :titles;

-- name: add_years :exec
INSERT INTO book (title, year) OVERRIDING USER VALUE VALUES :rows;

-- name: years :many
SELECT year FROM book WHERE year NOT IN :years;

-- name: books_of :many
-- @slice
SELECT b.title, b.year
FROM book b
WHERE b.id > :behind AND (b.title, b.year) IN :works
ORDER BY b.id;

-- name: forget :exec
DELETE FROM book b WHERE (b.year, b.id + 1) IN :some OR (b.published_on, b.title) NOT IN :others;
