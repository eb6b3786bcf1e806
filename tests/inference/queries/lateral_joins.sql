-- name: a_lateral_join_sees_what_stands_before_it :many
-- > name T, title T
SELECT a.name, b.title FROM author a, LATERAL (SELECT title FROM book WHERE author_id = a.id) b;

-- name: a_left_join_lateral_on_true :many
-- > name T, title T?
SELECT a.name, b.title
FROM author a LEFT JOIN LATERAL (SELECT title FROM book WHERE author_id = a.id ORDER BY id LIMIT 1) b ON true;

-- name: an_aggregate_in_a_lateral_join_always_finds_a_row :many
-- > name T, books T, last_added T?
SELECT a.name, s.books, s.last_added
FROM author a CROSS JOIN LATERAL (SELECT count(*) AS books, max(added) AS last_added FROM book WHERE author_id = a.id) s;

-- name: even_a_count_is_nulled_by_the_condition_of_its_join :many
-- > name T, books T?
SELECT a.name, s.books
FROM author a LEFT JOIN LATERAL (SELECT count(*) AS books FROM book WHERE author_id = a.id) s ON s.books > 0;

-- name: a_count_behind_a_left_join_on_true :many
-- An aggregate over all rows is one row, and a join on true takes it.
-- > name T, books T
SELECT a.name, s.books
FROM author a LEFT JOIN LATERAL (SELECT count(*) AS books FROM book WHERE author_id = a.id) s ON true;

-- name: a_lateral_column_carries_what_is_known_of_its_source :many
-- > name T, again T, mail T?
SELECT a.name, x.again, x.mail FROM author a, LATERAL (SELECT a.name AS again, a.email AS mail) x;

-- name: a_lateral_column_of_a_nulled_source :many
-- > id T, again T?
SELECT a.id, x.again
FROM author a LEFT JOIN book b ON b.author_id = a.id, LATERAL (SELECT b.title AS again) x;

-- name: lateral_values :many
-- > name T, kind T, contact T?
SELECT a.name, v.kind, v.contact
FROM author a, LATERAL (VALUES ('email', a.email), ('country', a.country)) AS v (kind, contact);

-- name: a_function_is_lateral_without_the_word :many
-- > id T, tag T?
SELECT b.id, tag FROM book b, unnest(b.tags) AS tag;

-- name: a_left_join_of_a_function :many
-- > id T, word T?
SELECT b.id, word FROM book b LEFT JOIN regexp_split_to_table(b.subtitle, ' ') AS word ON true;

-- name: a_condition_on_a_lateral_join_removes_it :many
-- > name T, title T
SELECT a.name, b.title
FROM author a LEFT JOIN LATERAL (SELECT title, pages FROM book WHERE author_id = a.id) b ON true
WHERE b.pages > 10;

-- name: a_lateral_join_within_a_nulled_join :many
-- > id T, title T?, shelf T?
SELECT a.id, b.title, c.shelf
FROM author a
LEFT JOIN (book b CROSS JOIN LATERAL (SELECT shelf FROM copy WHERE book_id = b.id) c) ON b.author_id = a.id;

-- name: a_lateral_join_of_two_levels :many
-- > name T, title T, copies T
SELECT a.name, b.title, c.copies
FROM author a
CROSS JOIN LATERAL (SELECT id, title FROM book WHERE author_id = a.id) b
CROSS JOIN LATERAL (SELECT count(*) AS copies FROM copy WHERE book_id = b.id AND number > a.id - 1) c;
