-- name: a_key_equal_to_what_changes_with_every_row :many
-- Each row is compared with a number of its own.
-- seed: SELECT setval('turn', 1, false)
-- > name T
-- rows: many
SELECT name FROM author WHERE id = nextval('turn');

-- name: a_key_equal_to_a_subquery_about_itself :many
-- > name T
-- rows: many
SELECT name FROM author a WHERE a.id = (SELECT max(b.id) FROM author b WHERE b.id = a.id);

-- name: a_key_equal_to_a_subquery_of_its_own_row :many
-- > name T
-- rows: many
SELECT name FROM author a WHERE a.id = (SELECT a.id);

-- name: two_keys_that_need_each_other :many
-- > name T, other T
-- rows: many
SELECT a.name, m.name AS other FROM author a JOIN member m ON m.id = a.id;

-- name: a_key_in_one_arm_of_the_condition :many
-- with: id = 1
-- > name T
-- rows: many
SELECT name FROM author WHERE id = :id OR name > '';

-- name: a_key_under_is_true :opt
-- with: id = 1
-- > name T
-- rows: opt
SELECT name FROM author WHERE (id = :id) IS TRUE;

-- name: a_key_under_is_not_false :many
-- with: id = 1
-- > name T
SELECT name FROM author WHERE (id = :id) IS NOT FALSE;

-- name: a_key_in_the_condition_of_an_outer_join :many
-- with: id = 1
-- > name T, title T?
-- rows: many
SELECT a.name, b.title FROM author a LEFT JOIN book b ON a.id = :id AND b.author_id = a.id;

-- name: a_key_of_the_nulled_side :many
-- with: id = 1
-- with: id = 77
-- > name T, title T?
-- rows: many
SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.id = :id;

-- name: a_key_of_the_nulled_side_that_is_demanded :many
-- with: id = 1
-- > name T, title T
-- rows: many
SELECT a.name, b.title FROM author a LEFT JOIN book b ON true WHERE b.id = :id;

-- name: a_limit_of_null :many
-- > name T
-- rows: many
SELECT name FROM author LIMIT NULL;

-- name: a_limit_around_a_limit :many
-- > name T
-- rows: many
SELECT name FROM author UNION ALL (SELECT name FROM member LIMIT 1);

-- name: one_row_without_any_rows :opt
-- > n T
-- rows: opt
-- seed: DELETE FROM author
SELECT n FROM (SELECT count(*) AS n FROM author) s WHERE n > 0;

-- name: an_aggregate_in_order_by :one
-- > one T
SELECT 1 AS one FROM author ORDER BY count(*);

-- name: an_aggregate_in_the_rollup_of_nothing :many
-- > n T
-- rows: many
SELECT count(*) AS n FROM author GROUP BY GROUPING SETS ((), ());

-- name: an_insert_of_an_aggregate :one
-- > id T, name T
-- rows: one
INSERT INTO author (name) SELECT count(*)::text FROM book RETURNING id, name;

-- name: an_insert_of_a_set :many
-- > id T
-- rows: many
INSERT INTO author (name) SELECT 'x' || generate_series(1, 2) RETURNING id;

-- name: an_insert_of_values_and_a_limit :opt
-- with: most = 0
-- with: most = 1
-- > id T
-- rows: opt
INSERT INTO author (name) SELECT 'x' LIMIT :most RETURNING id;

-- name: an_update_from_several_rows :opt
-- A row is updated once, however often it is found.
-- with: id = 1
-- > id T
-- rows: opt
UPDATE author a SET died = NULL FROM book b WHERE b.author_id = a.id AND a.id = :id RETURNING a.id;

-- name: a_whole_row_that_a_function_did_not_find :many
-- > name T, title T?, missing T
SELECT a.name, (l).title, l IS NULL AS missing FROM author a, longest(a.id) l;

-- name: a_row_of_a_function_on_the_nullable_side :many
-- > id T, title T?
SELECT a.id, l.title FROM author a LEFT JOIN longest(a.id) l ON l.pages > 100;

-- name: columns_of_a_function_are_renamed :many
-- > a T?, b T?
SELECT t.a, t.b FROM split_name('Ada') AS t (b, a), generate_series(1, 2) UNION ALL SELECT NULL, NULL;

-- name: an_alias_of_a_function_is_its_column :many
-- > tag T?
SELECT tag FROM book, unnest(tags) tag WHERE book.id > 1;

-- name: an_alias_of_a_function_of_many_columns_is_its_row :many
-- > pair T
SELECT pair::text AS pair FROM book, jsonb_each_text(data) pair WHERE jsonb_typeof(data) = 'object';

-- name: natural_joins_of_a_view_and_a_table :many
-- > id T, name T?
SELECT id, nickname AS name FROM plain_member NATURAL LEFT JOIN (SELECT id, email FROM author) a;

-- name: a_set_operation_of_a_nulled_column :many
-- > title T?
SELECT title FROM (SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id INTERSECT SELECT subtitle FROM book) t;

-- name: a_correlated_aggregate_of_the_outer_query :many
-- The aggregate is of the outer groups.
-- > author_id T, pages T?
SELECT author_id, (SELECT max(b.pages)) AS pages FROM book b GROUP BY author_id;

-- name: a_lateral_aggregate_with_groups :many
-- > name T, books T?
SELECT a.name, s.books
FROM author a LEFT JOIN LATERAL (SELECT count(*) AS books FROM book WHERE author_id = a.id GROUP BY author_id) s ON true;

-- name: a_case_that_tests_after_it_used :many
-- > pages T?
SELECT CASE WHEN id > 2 THEN pages WHEN pages IS NOT NULL THEN pages ELSE 0 END AS pages FROM book;

-- name: a_case_whose_condition_may_be_null :many
-- The condition is NULL where there is no email, and then the next branch is taken.
-- > email T?
SELECT CASE WHEN NOT (email > 'b') THEN 'a' ELSE email END AS email FROM author;

-- name: a_case_whose_negated_test_is_certain :many
-- > email T
SELECT CASE WHEN NOT (email IS NOT NULL) THEN 'a' ELSE email END AS email FROM author;

-- name: a_case_over_or :many
-- > email T
SELECT CASE WHEN email IS NULL OR id = 1 THEN 'a' ELSE email END AS email FROM author;

-- name: a_case_over_and :many
-- > email T?
SELECT CASE WHEN email IS NULL AND id = 1 THEN 'a' ELSE email END AS email FROM author;

-- name: greatest_in_a_condition :many
-- > email T?
SELECT email FROM author WHERE greatest(email, country) > 'a';

-- name: least_of_a_condition_and_a_test :many
-- > email T?
SELECT email FROM author WHERE coalesce(email > 'b', true);

-- name: a_condition_on_an_array_of_the_column :many
-- > email T?
SELECT email FROM author WHERE ARRAY[email, country] && ARRAY['uk', 'ar'];

-- name: a_condition_on_a_document_of_the_column :many
-- > email T?
SELECT email FROM author WHERE jsonb_build_object('email', email) ? 'email';

-- name: a_condition_on_concatenated_arrays :many
-- > ratings T?
SELECT ratings FROM book WHERE cardinality(ratings || ARRAY[1]) > 0;

-- name: a_condition_on_a_range_of_the_column :many
-- > pages T?
SELECT pages FROM book WHERE int4range(0, pages) @> 1;

-- name: a_condition_on_a_count_of_null :many
-- > email T?
SELECT email FROM author WHERE num_nonnulls(email, country) > 0;

-- name: a_condition_on_a_row_in_a_subquery :many
-- > mentor T, id T
SELECT mentor, id FROM author WHERE (mentor, id) IN (SELECT m.id, p.id FROM author m, author p);

-- name: a_row_not_in_a_subquery :many
-- > mentor T?
SELECT mentor FROM author WHERE (mentor, id) NOT IN (SELECT author_id, pages FROM book WHERE id = 4);

-- name: any_with_an_operator_that_negates :many
-- > country T
SELECT country FROM author WHERE country <> ANY (ARRAY['uk', 'fr']);

-- name: like_any_and_like_all :many
-- with: patterns = '{}'
-- > country T?
SELECT country FROM author WHERE country LIKE ALL (:patterns::text[]);

-- name: a_refined_column_within_exists :many
-- > found T, email T?
SELECT EXISTS (SELECT FROM book b WHERE b.id = a.id AND a.email > '') AS found, a.email FROM author a;

-- name: a_strict_condition_behind_a_union :many
-- > contact T
SELECT contact FROM (SELECT email FROM author UNION ALL SELECT nickname FROM member) u (contact) WHERE length(contact) > 0;

-- name: a_rolled_up_expression_of_a_key :many
-- > doubled T?, plus T?
SELECT author_id * 2 AS doubled, author_id + 1 AS plus FROM book GROUP BY ROLLUP (author_id, author_id * 2);

-- name: a_constant_beside_a_rollup :many
-- > one T, upper_one T
SELECT 1 AS one, upper('x') AS upper_one FROM book GROUP BY ROLLUP (author_id);

-- name: a_rolled_up_constant :many
-- > one T?
SELECT x.one FROM (SELECT 'x'::text AS one FROM book) x GROUP BY ROLLUP (x.one);

-- name: columns_that_depend_on_a_rolled_up_key :many
-- > id T?, title T?
SELECT b.id, b.title FROM book b GROUP BY ROLLUP (b.id, b.title);

-- name: a_window_over_a_rollup :many
-- > author_id T?, first T?
SELECT author_id, first_value(author_id) OVER (ORDER BY author_id NULLS FIRST) AS first FROM book GROUP BY ROLLUP (author_id);

-- name: a_window_whose_value_is_found_late :many
-- > last T?
SELECT last_value(email) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS last FROM author;

-- name: a_lag_of_zero_rows :many
-- > own T
SELECT lag(id, 0) OVER (ORDER BY id) AS own FROM author;

-- name: a_lag_that_looks_ahead :many
-- > next T?
SELECT lag(id, -1) OVER (ORDER BY id) AS next FROM author;

-- name: a_range_frame_over_null :many
-- > total T
SELECT sum(id) OVER (ORDER BY pages RANGE BETWEEN 10 PRECEDING AND 10 FOLLOWING) AS total FROM book;

-- name: a_range_frame_that_looks_back_from_null :many
-- > total T?
SELECT sum(id) OVER (ORDER BY pages RANGE BETWEEN UNBOUNDED PRECEDING AND 1000 PRECEDING) AS total FROM book;

-- name: a_returned_column_of_the_parent_of_a_child :many
-- > plate T?
UPDATE vehicle SET wheels = 4 RETURNING plate;

-- name: an_update_of_several_levels :many
-- > nickname T?, name T
-- seed: UPDATE member SET nickname = NULL
UPDATE member m SET nickname = r.nickname FROM member r WHERE r.id = m.referrer RETURNING m.nickname, r.name;

-- name: an_update_of_the_column_that_the_join_refined :many
-- > mentor T?
UPDATE author a SET mentor = m.mentor FROM author m WHERE m.id = a.mentor RETURNING a.mentor;

-- name: an_upsert_that_writes_null_on_a_conflict :one
-- with: id = 50
-- with: id = 1
-- > nickname T?
-- rows: one
INSERT INTO member (id, name, email, nickname) VALUES (:id, 'Ida', 'ida@example.org', 'I')
ON CONFLICT (id) DO UPDATE SET nickname = NULL RETURNING nickname;

-- name: an_upsert_by_the_old_value :one
-- with: id = 50
-- with: id = 2
-- > nickname T?
-- rows: one
INSERT INTO member AS m (id, name, email, nickname) VALUES (:id, 'Ida', 'ida@example.org', 'I')
ON CONFLICT (id) DO UPDATE SET nickname = m.nickname || EXCLUDED.nickname RETURNING nickname;

-- name: a_cte_that_hides_the_table_that_is_written :many
-- > name T
WITH author AS (SELECT NULL::text AS name) INSERT INTO author (name) VALUES ('x') RETURNING name;

-- name: a_cte_that_hides_the_table_that_is_read :many
-- > id T, name T?
WITH member AS (SELECT 1 AS id, NULL::text AS name) UPDATE author SET died = NULL FROM member WHERE member.id = author.id
RETURNING author.id, member.name;

-- name: a_row_that_is_cast_has_a_value_whatever_its_fields :many
-- > id T, email T?
SELECT id, email FROM author WHERE ROW(email, name)::address IS DISTINCT FROM NULL;

-- name: composite_values_compare_fields_of_null :many
-- > id T, email T?
SELECT id, email FROM author WHERE ROW(email, name)::address <> ROW('x', 'y')::address;

-- name: an_outer_column_is_left_out_by_its_number :many
-- > id T, inner_id T?
SELECT a.id, (SELECT a.id WHERE false GROUP BY ROLLUP (1)) AS inner_id FROM author a;

-- name: an_outer_column_is_left_out_beside_any :many
-- > found T?
SELECT a.id + 1 = ANY (SELECT a.id GROUP BY CUBE (a.id)) AS found FROM author a;

-- name: a_group_of_no_rows_is_there_whatever_where_says :many
-- > id T, later T?
SELECT a.id, (SELECT length(a.email) + count(*) FROM book WHERE a.email > '') AS later FROM author a;

-- name: an_empty_grouping_set_is_there_whatever_where_says :many
-- > id T, email T?
SELECT a.id, (SELECT a.email WHERE a.email > '' GROUP BY ()) AS email FROM author a;

-- name: what_having_says_by_way_of_a_join :many
-- That the join found something says that the address is there, of rows; the grouping set left it out.
-- seed: UPDATE author SET email = 'eve@example.org' WHERE id = 1
-- > email T?
SELECT a.email FROM author a LEFT JOIN member m ON a.email = m.email
GROUP BY GROUPING SETS ((a.email), (m.email)) HAVING m.email IS NOT NULL;

-- name: what_having_says_of_a_merged_column :many
-- The merged column is that of the left side, and not of the right one.
-- seed: UPDATE author SET email = 'eve@example.org' WHERE id = 1
-- > email T?
SELECT m.email FROM author a JOIN member m USING (email)
GROUP BY GROUPING SETS ((m.email), (email)) HAVING email IS NOT NULL;

-- name: what_having_says_of_the_only_key :many
-- seed: UPDATE author SET email = 'eve@example.org' WHERE id = 1
-- > email T
SELECT email FROM author a JOIN member m USING (email)
GROUP BY GROUPING SETS ((email), ()) HAVING email IS NOT NULL;

-- name: a_trigger_in_place_of_an_update_runs_for_every_joined_row :many
-- A row of a table would be written once.
-- rows: many
-- > id T~
UPDATE shown_report r SET author = 'x' FROM member m WHERE r.id = 1 RETURNING r.id;

-- name: a_view_that_writes_to_its_table_is_written_once :opt
-- > name T~
UPDATE plain_member p SET nickname = 'x' FROM book b WHERE p.id = 1 RETURNING p.name;

-- name: a_row_has_a_value_whatever_its_fields_are :many
-- > email T?
SELECT email FROM author WHERE NOT (ROW(email, name) IS NULL) AND concat(ROW(email, name)) > '' AND num_nonnulls(ROW(email, name)) = 1 AND lower(ROW(email, name)::text) > '';

-- name: what_a_grouping_set_leaves_out_is_not_what_a_join_does :many
-- > title T?
SELECT s.title FROM (
    SELECT b.title, b.id FROM author a LEFT JOIN book b ON b.author_id = a.id
    GROUP BY GROUPING SETS ((b.title), (b.id))
) s
WHERE s.id IS NOT NULL;

-- name: a_single_row_for_each_of_many :many
-- That each has one beside it makes none of them the only one.
-- rows: many
-- > id T
SELECT a.id FROM author a, LATERAL (SELECT a.id AS own) s WHERE a.id = s.own;

-- name: whole_numbers_that_are_equal_as_floats :many
-- rows: many
-- with: id = 9007199254740992::float8
-- seed: INSERT INTO loan (id, member_id, book_id) OVERRIDING SYSTEM VALUE VALUES (9007199254740992, 1, 70), (9007199254740993, 1, 71)
-- > id T
SELECT id FROM loan WHERE id = :id::float8;

-- name: a_check_that_is_neither_true_nor_false :many
-- > weight T?, recipient T
SELECT weight, recipient FROM parcel;

-- name: a_group_of_what_a_join_leaves_out_beside_the_one_it_finds :many
-- rows: many
-- > id T?, count T
SELECT b.id, count(*) AS count FROM author a LEFT JOIN book b ON b.id = 1 AND b.author_id = a.id GROUP BY b.id;

-- name: the_row_of_a_function_with_ordinality :many
-- It is a row, though that of the function alone would be its value.
-- > u T
SELECT u::text AS u FROM unnest(ARRAY[NULL, 1]) WITH ORDINALITY AS u (v, n);

-- name: a_cast_of_the_users_may_make_something_of_null :many
-- > tossed T?
SELECT tossed FROM parcel WHERE tossed::macaddr IS NOT NULL;

-- name: times_that_are_equal_in_a_time_zone :many
-- The clock is put forward over the one and shows the other.
-- rows: many
-- with: at = '2024-03-10 03:30-04'
-- seed: SET LOCAL timezone TO 'America/New_York'; INSERT INTO parcel (recipient, sent) VALUES ('Eve', '2024-03-10 02:30'), ('Eve', '2024-03-10 03:30')
-- > sent T
SELECT sent FROM parcel WHERE sent = :at::timestamptz;
