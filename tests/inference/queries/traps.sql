-- name: a_condition_on_one_of_two_instances :many
-- > first T, second T?
SELECT a.email AS first, b.email AS second FROM author a, author b WHERE a.email IS NOT NULL;

-- name: a_condition_within_not_exists_says_nothing :many
-- > email T?
SELECT a.email FROM author a WHERE NOT EXISTS (SELECT FROM book b WHERE b.author_id = a.id AND a.email IS NOT NULL);

-- name: a_condition_within_a_scalar_subquery_says_nothing :many
-- > email T?, shown T?
SELECT a.email, (SELECT a.email WHERE a.email IS NOT NULL) AS shown FROM author a;

-- name: a_condition_within_a_lateral_subquery_of_an_outer_join :many
-- > email T?, shown T?
SELECT a.email, x.shown FROM author a LEFT JOIN LATERAL (SELECT a.email AS shown WHERE a.email IS NOT NULL) x ON true;

-- name: a_join_on_either_of_two_columns :many
-- > mentor T?, other T
SELECT a.mentor, b.name AS other FROM author a JOIN author b ON a.mentor = b.id OR a.id = b.id;

-- name: a_join_that_takes_null_for_equal :many
-- > mentor T?, member T
SELECT a.mentor, m.id AS member FROM author a JOIN member m ON m.referrer IS NOT DISTINCT FROM a.mentor;

-- name: a_condition_on_the_merged_column_of_a_left_join :many
-- It is the left one, which was there anyway.
-- > book_id T, taken T?
SELECT book_id, l.taken FROM copy c LEFT JOIN loan l USING (book_id) WHERE book_id IS NOT NULL;

-- name: a_condition_on_the_merged_column_of_a_right_join :many
-- > book_id T, number T?
SELECT book_id, c.number FROM copy c RIGHT JOIN loan l USING (book_id) WHERE book_id > 0;

-- name: the_join_condition_again_as_a_condition :many
-- > id T, pupil T, mentor T
SELECT a.id, p.id AS pupil, p.mentor FROM author a LEFT JOIN author p ON p.mentor = a.id WHERE p.mentor = a.id;

-- name: a_union_refined_in_one_arm_only :many
-- > email T?
SELECT email FROM author WHERE email IS NOT NULL UNION SELECT email FROM author;

-- name: both_operands_were_asked_about :many
-- > sum T
SELECT CASE WHEN pages IS NULL OR price IS NULL THEN 0 ELSE pages + price END AS sum FROM book;

-- name: only_both_together_were_asked_about :many
-- > sum T?
SELECT CASE WHEN pages IS NULL AND price IS NULL THEN 0 ELSE pages + price END AS sum FROM book;

-- name: the_negation_of_both :many
-- > pages T?, price T?
SELECT pages, price FROM book WHERE NOT (pages IS NOT NULL AND price > 1);

-- name: columns_change_places :many
-- What is written are the old values.
-- That no address is empty is for a CHECK to know.
-- > email T?, country T~
UPDATE author SET email = country, country = CASE WHEN email > '' THEN 'uk' END WHERE email IS NOT NULL RETURNING email, country;

-- name: a_written_column_is_not_what_was_read :many
-- > pages T?, subtitle T
UPDATE book SET pages = NULL, subtitle = pages::text WHERE pages > 1 RETURNING pages, subtitle;

-- name: columns_of_an_insert_in_another_order :many
-- > code T, name T, continent T
INSERT INTO country (continent, name, code) VALUES ('Europe', 'France', 'fr') RETURNING code, name, continent;

-- name: an_insert_of_a_query_in_another_order :many
-- > name T, country T?
INSERT INTO author (country, name) SELECT continent, name FROM country RETURNING name, country;

-- name: a_column_named_like_a_function_without_parentheses :many
-- > column_value T?, function_value T
SELECT d."current_user" AS column_value, current_user AS function_value FROM (SELECT email AS "current_user" FROM author) d;

-- name: a_column_called_as_a_function :many
-- > mail T?
SELECT email(a) AS mail FROM author a;

-- name: a_whole_row_that_is_not_null :many
-- > code T, continent T
SELECT c.code, c.continent FROM author a LEFT JOIN country c ON c.code = a.country WHERE c IS NOT NULL;

-- name: a_whole_row_that_is_not_all_null :many
-- > code T, continent T?
-- seed: UPDATE author SET country = 'aq'
SELECT c.code, c.continent FROM author a LEFT JOIN country c ON c.code = a.country WHERE NOT (c IS NULL);

-- name: a_whole_row_that_has_some_null :many
-- > code T?, name T
SELECT c.code, a.name FROM author a LEFT JOIN country c ON c.code = a.country WHERE NOT (c IS NOT NULL);

-- name: a_keyword_in_a_string_or_a_comment :many
-- > word T, email T?
SELECT 'WHERE email IS NOT NULL' AS word, /* WHERE email IS NOT NULL */ email FROM author;

-- name: an_alias_that_hides_a_column_from_nobody :many
-- The condition is about the table's column, and the result is the expression.
-- > email T?
SELECT nullif(email, 'ada@example.org') AS email FROM author WHERE email IS NOT NULL;

-- name: a_condition_on_the_expression_and_not_on_its_parts :many
-- > a T?, b T?
SELECT email AS a, country AS b FROM author WHERE concat(email, country) <> '';

-- name: a_sum_of_a_window_within_an_aggregate :many
-- > author_id T, running T?
SELECT author_id, sum(sum(pages)) OVER (ORDER BY author_id) AS running FROM book WHERE id = 2 GROUP BY author_id;

-- name: an_aggregate_of_a_filter_that_always_holds :many
-- > author_id T, n T
SELECT author_id, count(*) FILTER (WHERE true) AS n FROM book GROUP BY author_id;

-- name: a_subquery_that_reads_the_outer_rollup :many
-- > author_id T?, again T?
SELECT author_id, (SELECT b.author_id) AS again FROM book b GROUP BY ROLLUP (b.author_id);

-- name: a_nullable_key_of_a_using_in_a_condition :many
-- > member_id T?, day T?
SELECT member_id, v.day FROM reservation r LEFT JOIN visit v USING (member_id);

-- name: three_valued_exclusion :many
-- > email T?
SELECT email FROM author WHERE (email > 'b' AND country = 'uk') IS NOT TRUE;

-- name: a_function_over_a_nulled_constant :many
-- > label T?
SELECT upper(d.label) AS label FROM author a LEFT JOIN (SELECT 'x' AS label, 77 AS id) d ON d.id = a.id;

-- name: a_nulled_test_of_null :many
-- Even IS NULL is NULL where its row is missing.
-- > missing T?
SELECT d.missing FROM author a LEFT JOIN (SELECT author_id, subtitle IS NULL AS missing FROM book) d ON d.author_id = a.id;

-- name: a_test_of_a_nulled_constant_removes_the_join :many
-- > found T, title T
SELECT d.found, d.title
FROM author a LEFT JOIN (SELECT author_id, title, true AS found FROM book) d ON d.author_id = a.id WHERE d.found;

-- name: a_coalesced_constant_does_not :many
-- > found T, title T?
SELECT coalesce(d.found, false) AS found, d.title
FROM author a LEFT JOIN (SELECT author_id, title, true AS found FROM book) d ON d.author_id = a.id;

-- name: a_condition_on_a_coalesced_column_of_a_nulled_table :many
-- Outside it is NULL where the row is missing, whatever it was within.
-- > subtitle T, title T
SELECT d.subtitle, d.title
FROM author a LEFT JOIN (SELECT author_id, title, coalesce(subtitle, '') AS subtitle FROM book) d ON d.author_id = a.id
WHERE d.subtitle = '' OR d.subtitle > 'a';

-- name: an_outer_join_of_an_aggregate_and_a_condition_on_its_count :many
-- > id T, books T, pages T?
SELECT a.id, s.books, s.pages
FROM author a LEFT JOIN (SELECT author_id, count(*) AS books, sum(pages) AS pages FROM book GROUP BY author_id) s
    ON s.author_id = a.id
WHERE s.books > 0;

-- name: a_cross_join_within_a_nulled_one :many
-- > id T, code T?, label T?
SELECT a.id, x.code, x.label FROM author a LEFT JOIN (country c CROSS JOIN archive.crate k) AS x ON x.code = a.country;

-- name: a_full_join_within_an_inner_one :many
-- > id T, number T?, taken T?
-- seed: DELETE FROM loan WHERE book_id = 3
SELECT b.id, c.number, l.taken FROM book b JOIN (copy c FULL JOIN loan l ON l.book_id = c.book_id) ON b.id = c.book_id OR b.id = l.book_id;

-- name: a_full_join_on_false :many
-- > name T?, code T?
SELECT a.name, c.code FROM author a FULL JOIN country c ON false;

-- name: a_table_function_of_a_nulled_column :many
-- > id T, n T?
SELECT a.id, n FROM author a LEFT JOIN book b ON b.author_id = a.id LEFT JOIN generate_series(1, b.pages, 100) n ON true;

-- name: an_inner_table_function_of_a_nulled_column :many
-- A series to NULL is empty, but who knows.
-- > id T, n T
SELECT a.id, n FROM author a LEFT JOIN book b ON b.author_id = a.id, generate_series(1, b.pages, 100) n;
