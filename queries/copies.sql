-- name: add_copies :many
-- Adds copies of one book, one for each barcode.
-- @param price?  what each copy cost; null for gifts
INSERT INTO copy (book_id, barcode, price)
SELECT :book_id, entry.barcode, :price
FROM unnest(:barcodes::text[]) AS entry (barcode)
RETURNING id, barcode;

-- name: put_copy :one
-- Puts the copy with this barcode onto a shelf; a barcode not seen before becomes a new copy.
INSERT INTO copy (book_id, barcode, shelf)
VALUES (:book_id, :barcode, :shelf)
ON CONFLICT (barcode) DO UPDATE
SET shelf = excluded.shelf
RETURNING id, condition, acquired_on;

-- name: copy_by_barcode :one
-- The copy whose barcode was just scanned, so there must be one.
-- @rows one
SELECT copy.id, copy.condition, book.title
FROM copy
JOIN book ON book.id = copy.book_id
WHERE copy.barcode = :barcode;

-- name: copies_of_book :many
-- All copies of a book; those that are out come with the borrower and the day they are due.
SELECT
    copy.id,
    copy.barcode,
    copy.shelf,
    copy.condition,
    member.name AS borrower,
    loan.due_on
FROM copy
LEFT JOIN loan ON loan.copy_id = copy.id AND loan.returned_at IS NULL
LEFT JOIN member ON member.id = loan.member_id
WHERE copy.book_id = :book_id
    AND NOT copy.withdrawn
ORDER BY copy.barcode;

-- name: lock_available_copy :opt
-- Picks the best copy of a book that can be lent, and locks it until the transaction ends.
SELECT id, barcode, condition
FROM copy
WHERE book_id = :book_id
    AND NOT withdrawn
    AND condition <> 'lost'
    AND NOT EXISTS (
        SELECT 1
        FROM loan
        WHERE loan.copy_id = copy.id
            AND loan.returned_at IS NULL
    )
ORDER BY condition, id
LIMIT 1
FOR UPDATE SKIP LOCKED;

-- name: copies_to_repair :many
-- Copies in this condition or a worse one, the worst first.
-- @param condition  the best condition to list
SELECT copy.id, copy.barcode, copy.shelf, copy.condition, book.title
FROM copy
JOIN book ON book.id = copy.book_id
WHERE copy.condition >= :condition
    AND NOT copy.withdrawn
ORDER BY copy.condition DESC, copy.barcode;

-- name: set_condition :exec
-- Notes the condition that a copy is in.
UPDATE copy
SET condition = :condition
WHERE id = :id;

-- name: withdraw_copies :many
-- Takes copies out of circulation, except those that are out, and returns which ones it took.
UPDATE copy
SET withdrawn = true,
    shelf = NULL
WHERE id = ANY(:ids)
    AND NOT withdrawn
    AND NOT EXISTS (
        SELECT 1
        FROM loan
        WHERE loan.copy_id = copy.id
            AND loan.returned_at IS NULL
    )
RETURNING id, barcode;

-- name: copy_history :many
-- Who had a copy and when, and how long it stood idle before each loan.
SELECT
    loan.id AS loan_id,
    member.name AS borrower,
    loan.lent_at,
    loan.returned_at,
    loan.lent_at - lag(loan.returned_at) OVER (ORDER BY loan.lent_at) AS idle
FROM loan
JOIN member ON member.id = loan.member_id
WHERE loan.copy_id = :copy_id
ORDER BY loan.lent_at;
