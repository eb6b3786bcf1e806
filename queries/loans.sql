-- name: lend_copy :opt
-- Lends a copy and takes the member off the queue for the book; no row if it can not be lent.
-- @param days  for how many days
WITH lent AS (
    SELECT copy.id, copy.book_id
    FROM copy
    WHERE copy.id = :copy_id
        AND NOT copy.withdrawn
        AND NOT EXISTS (
            SELECT 1
            FROM loan
            WHERE loan.copy_id = copy.id
                AND loan.returned_at IS NULL
        )
),
served AS (
    DELETE FROM reservation
    USING lent
    WHERE reservation.book_id = lent.book_id
        AND reservation.member_id = :member_id
)
INSERT INTO loan (copy_id, member_id, due_on)
SELECT lent.id, :member_id, CURRENT_DATE + :days::integer
FROM lent
RETURNING id, due_on;

-- name: return_copy :opt
-- Takes a copy back, notes its condition and sets the fine; no row if it was not out.
-- @param daily_fine  what each day of delay costs
-- @column loan_id!
-- @column member_id!
-- @column fine!
WITH returned AS (
    UPDATE loan
    SET returned_at = now(),
        fine = greatest(CURRENT_DATE - due_on, 0) * :daily_fine::numeric
    WHERE copy_id = :copy_id
        AND returned_at IS NULL
    RETURNING id, copy_id, member_id, fine
),
inspected AS (
    UPDATE copy
    SET condition = :condition
    FROM returned
    WHERE copy.id = returned.copy_id
)
SELECT id AS loan_id, member_id, fine
FROM returned;

-- name: renew_loan :opt
-- Extends an open loan, unless it was renewed too often or someone else waits for the book.
-- @param days          by how many days
-- @param max_renewals  how often a loan may be extended
UPDATE loan
SET due_on = due_on + :days::integer,
    renewals = renewals + 1
WHERE id = :id
    AND returned_at IS NULL
    AND renewals < :max_renewals
    AND NOT EXISTS (
        SELECT 1
        FROM reservation
        JOIN copy ON copy.book_id = reservation.book_id
        WHERE copy.id = loan.copy_id
            AND reservation.member_id <> loan.member_id
    )
RETURNING due_on, renewals;

-- name: open_loans_of_member :many
-- What a member has borrowed and not yet returned, in the order in which it is due.
-- @column loan_id!
-- @column title!
-- @column barcode!
-- @column due_on!
-- @column renewals!
-- @column days_overdue!
SELECT loan_id, title, barcode, due_on, renewals, days_overdue
FROM open_loan
WHERE member_id = :member_id
ORDER BY due_on, loan_id;

-- name: overdue_notices :many
-- One notice for each member with overdue loans, with all of the titles.
-- @param at_least_days  how many days a loan must be overdue, at least 1
-- @column member_email!
-- @column member_name!
-- @column titles!
-- @column days_overdue!
SELECT
    member_email,
    member_name,
    array_agg(title ORDER BY due_on, loan_id) AS titles,
    max(days_overdue) AS days_overdue
FROM open_loan
WHERE days_overdue >= :at_least_days
GROUP BY member_id, member_email, member_name
ORDER BY max(days_overdue) DESC, member_email;

-- name: loans_due_between :many
-- Open loans that are due in a span of days, both ends included.
SELECT loan.id, loan.due_on, book.title, member.name AS borrower, member.phone
FROM loan
JOIN copy ON copy.id = loan.copy_id
JOIN book ON book.id = copy.book_id
JOIN member ON member.id = loan.member_id
WHERE loan.returned_at IS NULL
    AND loan.due_on BETWEEN :first_day AND :last_day
ORDER BY loan.due_on, loan.id;

-- name: loan_history :many
-- One page of all loans of a member, newest first (keyset pagination).
-- @param before_id?  the id that the previous page ended with, null for the first page
-- @param page_size   how many loans at most
SELECT loan.id, loan.lent_at, loan.returned_at, book.title, loan.fine
FROM loan
JOIN copy ON copy.id = loan.copy_id
JOIN book ON book.id = copy.book_id
WHERE loan.member_id = :member_id
    AND (:before_id::bigint IS NULL OR loan.id < :before_id)
ORDER BY loan.id DESC
LIMIT :page_size;

-- name: pay_fines :one
-- Marks all fines of a member as paid, and returns how many there were and their sum.
-- @column fines!
-- @column amount!
WITH paid AS (
    UPDATE loan
    SET fine_paid = true
    WHERE member_id = :member_id
        AND fine > 0
        AND NOT fine_paid
    RETURNING fine
)
SELECT count(*) AS fines, coalesce(sum(fine), 0) AS amount
FROM paid;

-- name: forget_old_loans :exec
-- Deletes the loans that were returned long ago and owe nothing.
-- @param months  how many months loans are remembered
DELETE FROM loan
WHERE returned_at < now() - make_interval(months => :months)
    AND (fine = 0 OR fine_paid);

-- name: reserve_book :one
-- Puts a member on the queue for a book; who is on it already keeps the place.
-- @param note?  a remark for the desk
INSERT INTO reservation (book_id, member_id, note)
VALUES (:book_id, :member_id, :note)
ON CONFLICT (book_id, member_id) DO UPDATE
SET note = excluded.note
RETURNING placed_at, notified_at;

-- name: cancel_reservation :exec
-- Takes a member off the queue for a book.
DELETE FROM reservation
WHERE book_id = :book_id
    AND member_id = :member_id;

-- name: reservation_queue :many
-- Who waits for a book, in order.
-- @column place!
SELECT
    row_number() OVER (ORDER BY reservation.placed_at, reservation.member_id) AS place,
    reservation.member_id,
    member.name,
    reservation.placed_at,
    reservation.note
FROM reservation
JOIN member ON member.id = reservation.member_id
WHERE reservation.book_id = :book_id
ORDER BY place;

-- name: notify_next_in_line :many
-- Marks the first in the queue of each available book as notified, and returns whom to tell;
-- who was told before is not told again.
WITH first_in_line AS (
    SELECT DISTINCT ON (reservation.book_id) reservation.book_id, reservation.member_id
    FROM reservation
    JOIN book_stock ON book_stock.book_id = reservation.book_id
    WHERE book_stock.available > 0
    ORDER BY reservation.book_id, reservation.placed_at, reservation.member_id
)
UPDATE reservation
SET notified_at = now()
FROM first_in_line
JOIN book ON book.id = first_in_line.book_id
JOIN member ON member.id = first_in_line.member_id
WHERE reservation.book_id = first_in_line.book_id
    AND reservation.member_id = first_in_line.member_id
    AND reservation.notified_at IS NULL
RETURNING member.email, member.name, book.title;

-- name: times_out :many
-- When a copy was out within a period; a loan that goes on has no end.
-- @column time_out!
SELECT tstzrange(lent_at, returned_at) AS time_out
FROM loan
WHERE copy_id = :copy_id
    AND tstzrange(lent_at, returned_at) && :period
ORDER BY lent_at;

-- name: archive_loan :opt
-- Deletes a loan that came back, and returns the whole row of it for the archive.
-- @column loan!
DELETE FROM loan
WHERE id = :loan_id
    AND returned_at IS NOT NULL
RETURNING loan;
