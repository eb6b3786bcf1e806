CREATE PROCEDURE lend(copy_id bigint, member_id bigint, OUT loan_id bigint, OUT due_on date, days integer DEFAULT 21)
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO loan (copy_id, member_id, due_on)
    VALUES (lend.copy_id, lend.member_id, CURRENT_DATE + days)
    RETURNING loan.id, loan.due_on INTO loan_id, due_on;
    DELETE FROM reservation
    USING copy
    WHERE copy.id = lend.copy_id
        AND reservation.book_id = copy.book_id
        AND reservation.member_id = lend.member_id;
END
$$;

COMMENT ON PROCEDURE lend IS 'Lends a copy, and takes the member off the queue for its book.
@param days  for how many days';

CREATE FUNCTION fine_for(days_late integer, daily_fine numeric DEFAULT 0.20)
RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT
RETURN greatest(days_late, 0) * daily_fine;

COMMENT ON FUNCTION fine_for IS 'The fine for a late return.
@param daily_fine  what each day of delay costs';

CREATE PROCEDURE take_back(
    copy_id bigint,
    OUT loan_id bigint,
    OUT days_late integer,
    OUT fine numeric,
    condition copy_condition DEFAULT NULL
)
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE loan
    SET returned_at = now(),
        fine = fine_for(CURRENT_DATE - loan.due_on)
    WHERE loan.copy_id = take_back.copy_id
        AND loan.returned_at IS NULL
    RETURNING loan.id, greatest(CURRENT_DATE - loan.due_on, 0), loan.fine
    INTO loan_id, days_late, fine;
    UPDATE copy
    SET condition = coalesce(take_back.condition, copy.condition)
    WHERE copy.id = take_back.copy_id;
END
$$;

COMMENT ON PROCEDURE take_back IS 'Takes a copy back and sets the fine; its results are NULL if it was not out.
@param condition  the state that it is in, if that has changed';

CREATE FUNCTION loans_of(member_id bigint, only_open boolean DEFAULT true)
RETURNS TABLE (loan_id bigint, title text, due_on date)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT loan.id, book.title, loan.due_on
    FROM loan
    JOIN copy ON copy.id = loan.copy_id
    JOIN book ON book.id = copy.book_id
    WHERE loan.member_id = loans_of.member_id
        AND NOT (only_open AND loan.returned_at IS NOT NULL)
    ORDER BY loan.due_on, loan.id;
END;

COMMENT ON FUNCTION loans_of IS 'The loans of a member.
@column loan_id!
@column title!
@column due_on!';

CREATE FUNCTION overdue_report(at_least_days integer DEFAULT 1)
RETURNS SETOF refcursor
LANGUAGE plpgsql AS $$
DECLARE
    loans refcursor;
    members refcursor;
BEGIN
    OPEN loans FOR
        SELECT loan_id, title, member_name, days_overdue
        FROM open_loan
        WHERE days_overdue >= at_least_days
        ORDER BY days_overdue DESC, loan_id;
    RETURN NEXT loans;
    OPEN members FOR
        SELECT member_name, count(*) AS loans, sum(fine_for(days_overdue)) AS fines
        FROM open_loan
        WHERE days_overdue >= at_least_days
        GROUP BY member_id, member_name
        ORDER BY member_id;
    RETURN NEXT members;
END
$$;

COMMENT ON FUNCTION overdue_report IS 'Opens a cursor of overdue loans, and one of the members who have them.
@param at_least_days  how many days a loan must be overdue';
