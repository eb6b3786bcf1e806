-- name: import_books :copy
COPY book (title, id, year) FROM STDIN (FORMAT binary);

-- name: export_books :stream
COPY (SELECT id, title, year FROM book ORDER BY id) TO STDOUT (FORMAT binary);

-- name: import_ids :copy
COPY number (n) FROM STDIN (FORMAT binary);

-- name: export_numbers :stream
COPY (SELECT generate_series(1, 1000000) AS number, repeat('x', 100) AS filler) TO STDOUT (FORMAT binary);

-- name: export_failing :stream
COPY (SELECT 10 / (3 - n) AS quotient FROM generate_series(1, 5) AS n) TO STDOUT (FORMAT binary);

-- name: import_things :copy
COPY thing (id, mood, code, codes, spot, moods) FROM STDIN (FORMAT binary);

-- name: export_things :stream
COPY thing (id, mood, code, codes, spot, moods) TO STDOUT (FORMAT binary);

-- name: books :many
SELECT id, title, year FROM book ORDER BY id;

-- name: set_year :batch
UPDATE book SET year = :year WHERE id <= :id;

-- name: remove :batch
DELETE FROM book WHERE id = :id;

-- name: add_books :batch
INSERT INTO book (id, title, year) VALUES (:id, :title, :year) RETURNING id, title;

-- name: titles :batch
SELECT title FROM book WHERE title LIKE :pattern ORDER BY title DESC;

-- name: add_thing :batch
INSERT INTO thing (id, mood, code, codes, spot) VALUES (:id, :mood, :code, '{}', :spot);
