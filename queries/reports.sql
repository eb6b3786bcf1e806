-- name: library_totals :one
-- The library in numbers.
-- @column books!
-- @column copies!
-- @column copies_out!
-- @column active_members!
-- @column value!
SELECT
    (SELECT count(*) FROM book) AS books,
    (SELECT count(*) FROM copy WHERE NOT withdrawn) AS copies,
    (SELECT count(*) FROM open_loan) AS copies_out,
    (SELECT count(*) FROM member WHERE active) AS active_members,
    (SELECT coalesce(sum(price), 0) FROM copy WHERE NOT withdrawn) AS value;

-- name: most_lent_books :many
-- The books lent most often since a point in time; ties share a rank.
-- @param max_rank  the last rank to list
-- @column rank!
-- @column book_id!
-- @column title!
-- @column loans!
-- @column borrowers!
SELECT ranked.rank, ranked.book_id, ranked.title, ranked.loans, ranked.borrowers
FROM (
    SELECT
        rank() OVER (ORDER BY count(*) DESC) AS rank,
        book.id AS book_id,
        book.title,
        count(*) AS loans,
        count(DISTINCT loan.member_id) AS borrowers
    FROM loan
    JOIN copy ON copy.id = loan.copy_id
    JOIN book ON book.id = copy.book_id
    WHERE loan.lent_at >= :since
    GROUP BY book.id
) AS ranked
WHERE ranked.rank <= :max_rank
ORDER BY ranked.rank, ranked.title, ranked.book_id;

-- name: loans_per_month :many
-- Loans in each of the months between two days, empty months too, with the sum so far.
-- @param first_day  any day of the first month
-- @param last_day   any day of the last month
-- @column month!
-- @column loans!
-- @column returned_late!
-- @column loans_so_far!
SELECT
    month.first_day::date AS month,
    count(loan.id) AS loans,
    count(loan.id) FILTER (WHERE loan.returned_at::date > loan.due_on) AS returned_late,
    sum(count(loan.id)) OVER (ORDER BY month.first_day)::bigint AS loans_so_far
FROM generate_series(
    date_trunc('month', :first_day::date),
    date_trunc('month', :last_day::date),
    INTERVAL '1 month'
) AS month (first_day)
LEFT JOIN loan ON loan.lent_at >= month.first_day
    AND loan.lent_at < month.first_day + INTERVAL '1 month'
GROUP BY month.first_day
ORDER BY month.first_day;

-- name: favourite_of_each_genre :many
-- The book lent most often in every genre, and its share of the genre's loans, from 0 to 1.
-- @column genre!
-- @column title!
-- @column loans!
-- @column share!
WITH lent AS (
    SELECT genre.name AS genre, book.id, book.title, count(*) AS loans
    FROM loan
    JOIN copy ON copy.id = loan.copy_id
    JOIN book ON book.id = copy.book_id
    CROSS JOIN LATERAL unnest(book.genres) AS genre (name)
    GROUP BY genre.name, book.id
)
SELECT DISTINCT ON (genre)
    genre,
    title,
    loans,
    loans::float8 / (sum(loans) OVER (PARTITION BY genre))::float8 AS share
FROM lent
ORDER BY genre, loans DESC, title, id;

-- name: recent_loans_of_members :many
-- The latest loans of each of these members, a few for each.
-- @param per_member  how many loans of each member at most
-- @column title!
-- @column lent_at!
SELECT member.id AS member_id, member.name, recent.title, recent.lent_at, recent.returned_at
FROM member
CROSS JOIN LATERAL (
    SELECT book.title, loan.lent_at, loan.returned_at
    FROM loan
    JOIN copy ON copy.id = loan.copy_id
    JOIN book ON book.id = copy.book_id
    WHERE loan.member_id = member.id
    ORDER BY loan.lent_at DESC, loan.id DESC
    LIMIT :per_member
) AS recent
WHERE member.id = ANY(:member_ids)
ORDER BY member.name, member.id, recent.lent_at DESC;

-- name: loan_times :many
-- How long books are kept, for each kind of membership with returned loans.
-- @column membership!
-- @column loans!
-- @column average!
-- @column longest!
SELECT
    member.membership,
    count(*) AS loans,
    avg(loan.returned_at - loan.lent_at) AS average,
    max(loan.returned_at - loan.lent_at) AS longest
FROM loan
JOIN member ON member.id = loan.member_id
WHERE loan.returned_at IS NOT NULL
GROUP BY member.membership
ORDER BY member.membership;

-- name: fines_per_year :many
-- Fines by the year of the loan, paid and unpaid.
-- @column year!
-- @column paid!
-- @column unpaid!
SELECT
    extract(year FROM lent_at)::integer AS year,
    coalesce(sum(fine) FILTER (WHERE fine_paid), 0) AS paid,
    coalesce(sum(fine) FILTER (WHERE NOT fine_paid), 0) AS unpaid
FROM loan
WHERE fine > 0
GROUP BY extract(year FROM lent_at)
ORDER BY year;

-- name: stock_by_condition :many
-- Copies in circulation by condition, with the prices paid (null if all were gifts).
-- @column condition!
-- @column copies!
SELECT
    condition,
    count(*) AS copies,
    sum(price) AS value,
    array_agg(DISTINCT shelf ORDER BY shelf) FILTER (WHERE shelf IS NOT NULL) AS shelves
FROM copy
WHERE NOT withdrawn
GROUP BY condition
ORDER BY condition;

-- name: books_to_buy :many
-- Books with more people waiting than copies available, the longest queue first.
-- @column title!
-- @column waiting!
-- @column copies!
WITH waiting AS (
    SELECT book_id, count(*) AS members
    FROM reservation
    GROUP BY book_id
)
SELECT book_stock.title, waiting.members AS waiting, book_stock.copies
FROM waiting
JOIN book_stock ON book_stock.book_id = waiting.book_id
WHERE waiting.members > book_stock.available
ORDER BY waiting.members DESC, book_stock.title;

-- name: idle_books :many
-- Books with copies on the shelves that nobody has borrowed for some months.
-- @column id!
-- @column title!
SELECT
    book.id,
    book.title,
    max(loan.lent_at) AS last_lent_at
FROM book
JOIN copy ON copy.book_id = book.id AND NOT copy.withdrawn
LEFT JOIN loan ON loan.copy_id = copy.id
GROUP BY book.id
HAVING coalesce(max(loan.lent_at), '-infinity') < now() - make_interval(months => :months)
ORDER BY last_lent_at NULLS FIRST, book.id;

-- name: also_borrowed :many
-- What else was borrowed by those who borrowed a book: an idea for the next one.
-- @param at_most  how many books at most
-- @column id!
-- @column title!
-- @column borrowers!
WITH borrowed AS (
    SELECT DISTINCT loan.member_id, copy.book_id
    FROM loan
    JOIN copy ON copy.id = loan.copy_id
)
SELECT book.id, book.title, count(*) AS borrowers
FROM borrowed AS this
JOIN borrowed AS other ON other.member_id = this.member_id AND other.book_id <> this.book_id
JOIN book ON book.id = other.book_id
WHERE this.book_id = :book_id
GROUP BY book.id
ORDER BY borrowers DESC, book.title, book.id
LIMIT :at_most;

-- name: known_names :many
-- Every name that the library knows, for completing what is typed at the desk.
-- @column name!
SELECT full_name AS name
FROM author
UNION
SELECT name
FROM member
ORDER BY name;
