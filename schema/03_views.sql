CREATE VIEW open_loan AS
SELECT
    loan.id AS loan_id,
    loan.copy_id,
    copy.book_id,
    book.title,
    copy.barcode,
    loan.member_id,
    member.name AS member_name,
    member.email AS member_email,
    loan.lent_at,
    loan.due_on,
    loan.renewals,
    greatest(CURRENT_DATE - loan.due_on, 0) AS days_overdue
FROM loan
JOIN copy ON copy.id = loan.copy_id
JOIN book ON book.id = copy.book_id
JOIN member ON member.id = loan.member_id
WHERE loan.returned_at IS NULL;

COMMENT ON VIEW open_loan IS 'Every copy that is out, with its book and its borrower.';
COMMENT ON COLUMN open_loan.days_overdue IS 'Days since the loan was due, or zero.';

CREATE VIEW book_stock AS
SELECT
    book.id AS book_id,
    book.title,
    count(copy.id) AS copies,
    count(copy.id) FILTER (WHERE loan.id IS NULL AND copy.condition <> 'lost') AS available
FROM book
LEFT JOIN copy ON copy.book_id = book.id AND NOT copy.withdrawn
LEFT JOIN loan ON loan.copy_id = copy.id AND loan.returned_at IS NULL
GROUP BY book.id;

COMMENT ON VIEW book_stock IS 'How many copies of each book there are, and how many can be lent.';
COMMENT ON COLUMN book_stock.copies IS 'Copies in circulation.';
COMMENT ON COLUMN book_stock.available IS 'Copies that are neither out nor lost.';
