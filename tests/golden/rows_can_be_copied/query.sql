-- name: import_books :copy
-- Copies books into the library.
COPY book (title, year, tags) FROM STDIN (FORMAT binary);

-- name: import_titles :copy
COPY public.book (title) FROM STDIN WITH (FORMAT binary);

-- name: import_years :copy
-- @param year! the year that it appeared in
COPY book (title, year) FROM STDIN WITH (FORMAT 'binary');

-- name: export_books :stream
COPY (SELECT id, title, year FROM book ORDER BY id) TO STDOUT (FORMAT binary);

-- name: export_titles :stream
-- @column title as name
COPY book (title) TO STDOUT (FORMAT binary);

-- fragment: dated
year IS NOT NULL

-- name: export_years :stream
COPY (SELECT year FROM book WHERE /*? include dated */) TO STDOUT (FORMAT binary);
