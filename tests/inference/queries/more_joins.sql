-- Every kind of join, nested on either side.

-- name: a_join_condition_proves_its_columns :many
-- The reservation's columns are nullable, but NULL never equals anything.
-- > member_id T, book_id T, wanted T?
-- rows: many
-- seed: UPDATE reservation SET book_id = 1, member_id = member_id, wanted = NULL WHERE member_id = 2
-- seed: INSERT INTO reservation VALUES (1, 4, 9, NULL)
SELECT r.member_id, r.book_id, r.wanted
FROM reservation r JOIN member m ON m.id = r.member_id JOIN book b ON b.id = r.book_id;

-- name: the_nullable_column_of_a_left_side_stays_so :many
-- > mentor T?, id T
-- rows: many
SELECT a.mentor, a.id FROM author a LEFT JOIN author m ON m.id = a.mentor AND a.mentor IS NOT NULL;

-- name: a_cross_join_nulls_nothing :many
-- > title T, name T
-- rows: many
SELECT b.title, m.name FROM book b CROSS JOIN member m;

-- name: a_comma_joins_behind_an_explicit_join :many
-- > name T, title T?, member T
-- rows: many
SELECT a.name, b.title, m.name AS member
FROM member m, author a LEFT JOIN book b ON b.author_id = a.id;

-- name: a_column_merged_by_using_in_a_left_join_is_the_left_one :many
-- > member_id T, fine T?, place T?
-- rows: many
SELECT member_id, l.fine, r.place FROM loan l LEFT JOIN reservation r USING (member_id);

-- name: a_column_merged_by_using_in_a_right_join_is_the_right_one :many
-- > member_id T?, book_id T?
-- rows: many
SELECT member_id, l.book_id FROM loan l RIGHT JOIN reservation r USING (member_id);

-- name: a_column_merged_by_a_full_join_is_whichever_is_there :many
-- Both sides declare it NOT NULL, and one of them is there.
-- > id T, name T?, title T?
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Unread')
-- seed: INSERT INTO book (id, author_id, title) VALUES (71, 1, 'Unwritten')
SELECT id, a.name, b.title FROM author a FULL JOIN book b USING (id);

-- name: the_parts_of_a_merged_column_can_be_null :many
-- > id T, author T?, book T?
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Unread')
-- seed: INSERT INTO book (id, author_id, title) VALUES (71, 1, 'Unwritten')
SELECT id, a.id AS author, b.id AS book FROM author a FULL JOIN book b USING (id);

-- name: a_column_merged_of_three_tables :many
-- > id T, author T?, member T?
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Unread')
-- seed: INSERT INTO book (id, author_id, title) VALUES (71, 1, 'Unwritten')
-- seed: INSERT INTO member (id, name, email) VALUES (72, 'Idle', 'idle@example.org')
SELECT id, a.name AS author, m.name AS member
FROM author a FULL JOIN book b USING (id) FULL JOIN member m USING (id);

-- name: a_left_join_of_three_tables_keeps_the_merged_column :many
-- > book_id T, number T, place T?, fine T?
-- rows: many
SELECT book_id, c.number, r.place, l.fine
FROM copy c LEFT JOIN reservation r USING (book_id) LEFT JOIN loan l USING (book_id);

-- name: a_natural_join_compares_all_common_columns :many
-- > book_id T, member_id T, place T
-- rows: many
-- seed: INSERT INTO reservation VALUES (1, 1, 9), (1, 3, 10)
SELECT book_id, member_id, place FROM loan NATURAL JOIN reservation;

-- name: a_natural_left_join_without_common_columns_is_a_cross_join :many
-- The empty table is enough to make NULLs.
-- > label T, minutes T?
-- rows: many
SELECT label, minutes FROM archive.crate NATURAL LEFT JOIN visit;

-- name: a_join_alias_of_a_using_clause_has_the_merged_columns :many
-- The parser does not know an alias of USING.
-- > id T~, name T~, title T?
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Unread')
SELECT k.id, a.name, b.title FROM author a LEFT JOIN book b USING (id) AS k
WHERE k.id > 0;

-- name: an_alias_of_a_whole_join_hides_its_tables :many
-- > name T, title T?
-- rows: many
SELECT j.name, j.title FROM (author a LEFT JOIN book b ON b.author_id = a.id) AS j
    (id, name, email, country, born, died, home, mentor, book_id, author_id, title);

-- name: coalesce_over_a_full_join_on_keys_is_not_proven_by_on :many
-- Unlike USING, but one of the two sides is there all the same.
-- > either T
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Unread')
SELECT coalesce(a.id, b.id) AS either FROM author a FULL JOIN book b ON b.id = a.id;

-- name: coalesce_over_two_outer_joins_can_miss_both :many
-- > either T?
-- rows: many
-- seed: INSERT INTO copy VALUES (99, 1, 'Z')
SELECT coalesce(b.title, l.note) AS either
FROM copy c LEFT JOIN book b ON b.id = c.book_id LEFT JOIN loan l ON l.book_id = c.book_id;

-- name: an_expression_of_a_nulled_side_that_is_never_null :many
-- > name T, has_book T, pages T
-- rows: many
SELECT a.name, b.id IS NOT NULL AS has_book, coalesce(b.pages, 0) AS pages
FROM author a LEFT JOIN book b ON b.author_id = a.id;
