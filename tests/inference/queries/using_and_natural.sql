-- name: using_merges_the_columns_of_an_inner_join :many
-- > book_id T, number T, note T?
SELECT book_id, c.number, l.note FROM copy c JOIN loan l USING (book_id);

-- name: the_merged_column_of_a_left_join_is_the_left_one :many
-- > book_id T, right_id T?
SELECT book_id, l.book_id AS right_id FROM copy c LEFT JOIN loan l USING (book_id);

-- name: the_merged_column_of_a_right_join_is_the_right_one :many
-- > book_id T, left_id T?
SELECT book_id, c.book_id AS left_id FROM copy c RIGHT JOIN loan l USING (book_id);

-- name: the_merged_column_of_a_full_join_is_not_null :many
-- > book_id T, left_id T?, right_id T?
SELECT book_id, c.book_id AS left_id, l.book_id AS right_id FROM copy c FULL JOIN loan l USING (book_id);

-- name: the_merged_column_of_a_full_join_is_as_nullable_as_its_sides :many
-- > member_id T?
SELECT member_id FROM reservation FULL JOIN visit USING (member_id);

-- name: a_nullable_side_of_a_full_join_makes_the_merged_column_nullable :many
-- > book_id T?
SELECT book_id FROM copy FULL JOIN reservation USING (book_id);

-- name: merging_an_inner_join_of_nullable_columns_finds_values_only :many
-- > member_id T
SELECT member_id FROM reservation JOIN visit USING (member_id);

-- name: three_tables_merge_one_column :many
-- > member_id T, day T?, place T?
SELECT member_id, v.day, r.place
FROM loan l LEFT JOIN visit v USING (member_id) LEFT JOIN reservation r USING (member_id);

-- name: three_full_joins_merge_one_column :many
-- > book_id T?
SELECT book_id FROM copy FULL JOIN loan USING (book_id) FULL JOIN reservation USING (book_id);

-- name: two_columns_are_merged :many
-- > member_id T, book_id T, place T
-- seed: INSERT INTO reservation VALUES (2, 1, 5)
SELECT member_id, book_id, r.place
FROM loan l JOIN (SELECT coalesce(member_id, 0) AS member_id, book_id, place FROM reservation) r
    USING (member_id, book_id);

-- name: a_natural_join_merges_what_has_one_name :many
-- > book_id T, number T, taken T
SELECT book_id, number, taken FROM copy NATURAL JOIN loan;

-- name: a_natural_left_join :many
-- > book_id T, shelf T?, taken T?
SELECT book_id, shelf, taken FROM copy NATURAL LEFT JOIN loan;

-- name: a_natural_full_join :many
-- > book_id T, number T?, taken T?
SELECT book_id, number, taken FROM copy NATURAL FULL JOIN loan;

-- name: a_natural_join_without_a_common_name_is_a_cross_join :many
-- > code T, label T
SELECT code, label FROM country NATURAL JOIN archive.crate;

-- name: a_star_shows_a_merged_column_once :many
-- > book_id T, number T?, shelf T?, member_id T?, book_title T?
SELECT * FROM copy FULL JOIN (SELECT book_id, member_id, note AS book_title FROM loan) l USING (book_id);

-- name: an_alias_names_the_merged_columns :many
-- > book_id T, both T
SELECT book_id, j.book_id AS both FROM copy JOIN loan USING (book_id) AS j;

-- name: an_alias_of_a_whole_join_hides_its_tables :many
-- > key T, at T?, note T?
SELECT j.key, j.at, j.note
FROM (copy FULL JOIN (SELECT book_id, note FROM loan) l USING (book_id)) AS j (key, at, place, note);

-- name: a_condition_on_the_merged_column_of_a_full_join_removes_nothing :many
-- > book_id T, number T?, taken T?
SELECT book_id, c.number, l.taken FROM copy c FULL JOIN loan l USING (book_id) WHERE book_id > 0;

-- name: a_condition_on_one_side_removes_that_of_a_full_join :many
-- > book_id T, number T, taken T?
SELECT book_id, c.number, l.taken FROM copy c FULL JOIN loan l USING (book_id) WHERE c.book_id > 0;

-- name: coalesce_does_what_using_does :many
-- > book_id T?
-- Without USING the server does not say that one of the two must be there, but one is.
SELECT coalesce(r.book_id, c.book_id) AS book_id FROM copy c FULL JOIN reservation r ON r.book_id = c.book_id;

-- name: coalesce_of_the_keys_of_a_full_join_is_not_null :many
-- > id T
SELECT coalesce(a.id, b.author_id) AS id FROM author a FULL JOIN book b ON b.author_id = a.id AND b.pages > 60;

-- name: coalesce_of_one_key_of_a_full_join_is_nullable :many
-- > id T?
SELECT coalesce(a.id, b.pages) AS id FROM author a FULL JOIN book b ON b.author_id = a.id AND b.pages > 60;

-- name: using_and_a_left_join_of_itself :many
-- > id T, other T?
SELECT id, o.email AS other FROM author LEFT JOIN (SELECT id, email FROM author WHERE email > 'b') o USING (id);
