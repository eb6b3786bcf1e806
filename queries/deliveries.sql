-- What a van brings: many rows at once, as lists, batches and copies.

-- name: add_shelf_marks :many
-- Puts copies on shelves where they are not yet, in one statement however many there are.
INSERT INTO copy (book_id, barcode, shelf, price) VALUES :copies
ON CONFLICT (barcode) DO NOTHING
RETURNING id, barcode;

-- name: copies_on_shelves :many
-- The copies of these books on these shelves.
SELECT id, barcode
FROM copy
WHERE (book_id, shelf) IN :places
ORDER BY id;

-- name: reprice :batch
-- Sets the price of each copy, all or none.
UPDATE copy SET price = :price WHERE barcode = :barcode;

-- name: prices :batch
-- What the copies of each book cost.
SELECT barcode, price FROM copy WHERE book_id = :book_id ORDER BY barcode;

-- name: import_authors :copy
-- Adds authors by COPY, as many as there are.
COPY author (first_name, last_name, country) FROM STDIN (FORMAT binary);

-- name: export_authors :stream
-- Every author, by COPY.
COPY (SELECT id, last_name, country FROM author ORDER BY id) TO STDOUT (FORMAT binary);
