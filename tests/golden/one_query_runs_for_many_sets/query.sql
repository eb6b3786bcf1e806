-- name: set_year :batch
-- Changes the years of books.
UPDATE book SET year = :year WHERE title = :title;

-- name: remove :batch
DELETE FROM book WHERE id = :id;

-- name: add_books :batch
INSERT INTO book (title, year) VALUES (:title, :year) RETURNING id, title;

-- name: titles :batch
SELECT title FROM book WHERE title LIKE :pattern ORDER BY title;

-- name: forget_these :batch
DELETE FROM book WHERE id IN :ids AND title <> :title;

-- name: these_titles :batch
SELECT title FROM book WHERE id IN :ids ORDER BY title;
