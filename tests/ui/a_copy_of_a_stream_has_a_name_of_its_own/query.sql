-- name: import_books :copy
COPY book (title, year) FROM STDIN (FORMAT binary);

-- name: import_books_stream :many
SELECT title, year FROM book;
