-- name: register_member :one
-- Registers a member and issues a card.
-- @param phone?
-- @param expires_on?  the last day of membership; null if it has no end
INSERT INTO member (name, email, phone, membership, expires_on)
VALUES (:name, :email, :phone, :membership, :expires_on)
RETURNING id, card, joined_on;

-- name: save_contact :one
-- Registers a member, or updates name and phone of the one with this address.
-- @param phone?  null leaves the known number as it is
INSERT INTO member (name, email, phone)
VALUES (:name, :email, :phone)
ON CONFLICT (email) DO UPDATE
SET name = excluded.name,
    phone = coalesce(excluded.phone, member.phone)
RETURNING id, name, phone;

-- name: member_by_card :opt
-- The member who holds a card.
SELECT id, name, email, phone, membership, expires_on, active, preferences
FROM member
WHERE card = :card;

-- name: members_page :many
-- One page of all active members, in order of their names.
-- @param page_size  how many members at most
-- @param skip       how many members to skip
SELECT id, name, email, membership
FROM member
WHERE active
ORDER BY name, id
LIMIT :page_size
OFFSET :skip;

-- name: newsletter_addresses :many
-- The addresses of the active members who want the newsletter in this language.
-- @param language  as in the preferences, such as "en"
SELECT email
FROM member
WHERE active
    AND preferences @> '{"newsletter": true}'
    AND preferences ->> 'language' = :language
ORDER BY email;

-- name: change_preferences :opt
-- Merges changes into a member's preferences, and returns all of them.
-- @param changes  such as {"newsletter": false}
UPDATE member
SET preferences = preferences || :changes
WHERE id = :id
RETURNING preferences;

-- name: extend_membership :opt
-- Extends a membership, from today if it has run out, and returns its new last day;
-- no row if the membership has no end.
-- @column expires_on!
UPDATE member
SET active = true,
    expires_on = greatest(expires_on, CURRENT_DATE) + make_interval(months => :months)
WHERE id = :id
    AND expires_on IS NOT NULL
RETURNING expires_on;

-- name: suspend_expired_members :exec
-- Suspends the members whose membership ran out longer ago than the days of grace.
UPDATE member
SET active = false
WHERE active
    AND expires_on < CURRENT_DATE - :days_of_grace::integer;

-- name: may_borrow :one
-- Whether a member may borrow: active, with nothing overdue and not too many loans.
-- @param max_loans  how many loans one member may have at a time
-- @column may_borrow!
SELECT EXISTS (
    SELECT 1
    FROM member
    LEFT JOIN open_loan ON open_loan.member_id = member.id
    WHERE member.id = :id
        AND member.active
    GROUP BY member.id
    HAVING count(open_loan.loan_id) < :max_loans
        AND count(*) FILTER (WHERE open_loan.days_overdue > 0) = 0
) AS may_borrow;

-- name: member_summary :opt
-- A member with what the desk wants to know at a glance.
-- @column open_loans!
-- @column overdue!
-- @column reservations!
-- @column unpaid!
SELECT
    member.id,
    member.name,
    member.membership,
    member.expires_on,
    lent.open_loans,
    lent.overdue,
    (SELECT count(*) FROM reservation WHERE reservation.member_id = member.id) AS reservations,
    lent.unpaid
FROM member
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE loan.returned_at IS NULL) AS open_loans,
        count(*) FILTER (WHERE loan.returned_at IS NULL AND loan.due_on < CURRENT_DATE) AS overdue,
        coalesce(sum(loan.fine) FILTER (WHERE NOT loan.fine_paid), 0) AS unpaid
    FROM loan
    WHERE loan.member_id = member.id
) AS lent
WHERE member.id = :id;

-- name: member_timeline :many
-- What a member did since a point in time, newest first.
-- @column event!
-- @column happened_at!
-- @column title!
WITH event AS (
    SELECT 'borrowed' AS event, loan.lent_at AS happened_at, copy.book_id
    FROM loan
    JOIN copy ON copy.id = loan.copy_id
    WHERE loan.member_id = :member_id
    UNION ALL
    SELECT 'returned', loan.returned_at, copy.book_id
    FROM loan
    JOIN copy ON copy.id = loan.copy_id
    WHERE loan.member_id = :member_id
        AND loan.returned_at IS NOT NULL
    UNION ALL
    SELECT 'reserved', reservation.placed_at, reservation.book_id
    FROM reservation
    WHERE reservation.member_id = :member_id
)
SELECT event.event, event.happened_at, book.title
FROM event
JOIN book ON book.id = event.book_id
WHERE event.happened_at >= :since
ORDER BY event.happened_at DESC, event.event;

-- name: choices :opt
-- What a member has chosen, as a struct of the program's own.
-- @column preferences: bindery::Json<crate::Choices>
SELECT preferences
FROM member
WHERE id = :id;
