-- What is near to a proof, and none.

-- name: a_group_by_the_key_of_a_nulled_table :many
-- > id T, title T?
SELECT a.id, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id, b.id;

-- name: not_of_a_whole_row_without_null :many
-- > title T?
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE NOT (b IS NOT NULL);

-- name: not_of_a_whole_row_of_nulls :many
-- > title T
SELECT b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE NOT (b IS NULL);

-- name: not_of_and_over_a_field :many
-- > address T, city T?
SELECT address, (address).city FROM member WHERE NOT ((address).city IS NOT NULL AND id > 99);

-- name: the_first_of_an_array_of_a_nulled_side :many
-- > x T?
SELECT (array_agg(b.id))[1] AS x FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id;

-- name: a_frame_of_groups_without_its_own :many
-- > x T?
SELECT first_value(id) OVER (ORDER BY author_id GROUPS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS x FROM book;

-- name: an_arm_with_an_outer_join_below_a_join :many
-- > x T?
SELECT u.x FROM (SELECT id AS x FROM author UNION ALL SELECT b.id
FROM author a LEFT JOIN book b ON b.author_id = a.id + 2) u JOIN country c ON true;

-- name: a_lateral_constant_within_a_nulled_join :many
-- > a T, x T?
SELECT a.id AS a, l.x FROM author a LEFT JOIN (book b CROSS JOIN LATERAL (SELECT 1 AS x) l) ON b.author_id = a.id;

-- name: a_cte_that_reads_a_cte_on_the_nulled_side :many
-- > n T?
WITH x AS (SELECT 1 AS n), y AS (SELECT x.n FROM author a LEFT JOIN x ON a.id = 1) SELECT n FROM y;

-- name: a_filtered_window_over_a_partition :many
-- > x T?
SELECT max(b.id) FILTER (WHERE b.id > 2) OVER (PARTITION BY b.author_id) AS x FROM book b;

-- name: or_with_a_test_that_is_always_known :many
-- > email T?
SELECT email FROM author a WHERE email IS NOT NULL OR NOT EXISTS (SELECT
FROM book b WHERE b.author_id = a.id) OR true IS NOT DISTINCT FROM (email IS NULL);

-- name: distinct_on_that_keeps_the_null :many
-- > x T?
SELECT x FROM (SELECT DISTINCT ON (country) email AS x
FROM author WHERE name IS NOT NULL ORDER BY country, email NULLS FIRST) d;

-- name: a_condition_in_a_subquery_of_case :many
-- > x T?
SELECT CASE WHEN EXISTS (SELECT FROM book b WHERE a.email IS NOT NULL) THEN 'y' ELSE a.email END AS x FROM author a;

-- name: a_case_refines_the_outer_row_only :many
-- > x T?
SELECT CASE WHEN a.email IS NOT NULL THEN (SELECT b.email
FROM author b WHERE b.id = a.id + 1) ELSE 'x' END AS x FROM author a;

-- name: a_case_does_not_refine_an_alias_of_its_name :many
-- > x T?
SELECT CASE WHEN a.email IS NOT NULL THEN (SELECT a.email FROM author a WHERE a.id = 2) ELSE 'x' END AS x
FROM author a;

-- name: a_star_of_a_full_join_under_an_alias :many
-- > name T?
SELECT j.name FROM (author a FULL JOIN (SELECT id + 100 AS id FROM book) b USING (id)) j;

-- name: a_natural_full_join_keeps_its_merged_column :many
-- > id T, name T?
SELECT id, name FROM author NATURAL FULL JOIN (SELECT id + 2 AS id FROM book) b;

-- name: having_true_still_makes_no_empty_group :many
-- > x T?
SELECT (SELECT max(b.id) FROM book b WHERE b.author_id = a.id HAVING true) AS x FROM author a;

-- name: a_filter_that_leaves_nothing_in_a_sum :many
-- > x T?
SELECT sum(a.id) FILTER (WHERE false) + count(*) AS x FROM author a GROUP BY a.country;

-- name: a_refinement_in_a_subquery_of_the_same_names :many
-- > x T?
SELECT v.x FROM (VALUES (1, 1), (2, NULL)) v (y, x) WHERE v.y IN (SELECT y
FROM (VALUES (1, NULL), (2, 2)) w (y, x) WHERE w.x IS NOT NULL OR w.y = 1);

-- name: a_merge_with_a_source_of_null :many
-- since: 17
-- > id T?, name T?
MERGE INTO author a USING (SELECT 1 AS id UNION ALL SELECT NULL) s ON s.id = a.id
WHEN MATCHED THEN UPDATE SET name = 'x' WHEN NOT MATCHED THEN INSERT (name) VALUES ('new') RETURNING s.id, nullif(a.name, 'x') AS name;

-- name: a_field_of_a_row_that_a_function_fills :many
-- > x T?
SELECT (jsonb_populate_record(a, '{"name": null}')).name AS x FROM author a;

-- name: an_update_from_an_outer_join_with_coalesce :many
-- > title T?
UPDATE author a SET name = a.name
FROM author o LEFT JOIN book b ON b.author_id = o.id WHERE o.id = a.id AND coalesce(b.id, 1) > 0 RETURNING b.title;

-- name: lag_backwards_looks_beyond_the_end :many
-- > x T?
SELECT lag(id, -1, id) OVER (ORDER BY id) + lag(id, -1) OVER (ORDER BY id) AS x FROM book;

-- name: is_not_null_compared_with_a_condition :many
-- > email T?
SELECT email FROM author WHERE (email IS NOT NULL) = (id = 1);

-- name: is_not_null_that_is_not_true :many
-- > email T?
SELECT email FROM author WHERE (email IS NOT NULL) IS NOT TRUE OR id = 1;

-- name: is_null_compared_with_false :many
-- > email T?
SELECT email FROM author WHERE (email IS NULL) > false OR email > '';

-- name: is_not_null_within_a_row :many
-- > note T?
SELECT note FROM loan WHERE (note IS NOT NULL, id) <> (true, 1);

-- name: a_lateral_column_of_the_outer_row_is_nulled_too :many
-- > x T?
SELECT x FROM author a LEFT JOIN LATERAL (SELECT a.name AS x FROM book b WHERE b.author_id = a.id) l ON true;

-- name: any_and_all_of_an_empty_array :many
-- > fine T?
SELECT fine FROM loan WHERE fine > ANY (ARRAY[]::numeric[]) OR fine <= ALL (ARRAY[]::numeric[]);

-- name: nullif_of_grouping :many
-- > x T?
SELECT nullif(grouping(author_id), 1) AS x FROM book GROUP BY ROLLUP (author_id);

-- name: or_in_having_does_not_drop_the_total :many
-- > x T?
SELECT author_id AS x
FROM book WHERE author_id IS NOT NULL GROUP BY GROUPING SETS ((author_id), (id)) HAVING count(*) > 0 OR author_id IS NOT NULL;

-- name: a_column_equal_to_itself_is_not_false :many
-- > owner T?
SELECT owner FROM badge WHERE (owner = owner) IS NOT FALSE;

-- name: except_before_union :many
-- > email T?
SELECT DISTINCT email FROM author EXCEPT SELECT email
FROM author WHERE email IS NOT NULL AND false UNION ALL SELECT 'x';

-- name: a_recursive_arm_with_a_nulled_table :many
-- > a T?
WITH RECURSIVE t (n, a) AS (SELECT 1, 1 UNION ALL (SELECT t.n + 1, b.pages
FROM t LEFT JOIN book b ON b.id = t.n + 1 WHERE t.n < 4)) SELECT a FROM t;

-- name: greatest_of_two_that_may_be_missing :many
-- > x T?
SELECT greatest(nullif(a.id, 1), b.id) AS x FROM author a LEFT JOIN book b ON b.author_id = a.id AND a.id > 3;

-- name: a_not_null_domain_through_a_cte :many
-- > headline T?
-- seed: INSERT INTO invoice (id, net, headline) VALUES (9, 1, (SELECT headline FROM invoice WHERE false))
WITH i AS (SELECT headline FROM invoice) SELECT headline FROM i;

-- name: a_rule_hides_nothing_from_a_select :many
-- > id T?
SELECT id FROM inbox UNION ALL SELECT nullif(id, 1) FROM outbox;

-- name: a_minimum_over_a_window_that_begins_with_null :many
-- > x T?
SELECT min(x) OVER (ORDER BY x NULLS FIRST) AS x FROM (SELECT lag(id) OVER (ORDER BY id) AS x FROM book) s;

-- name: a_subquery_by_key_with_an_offset :many
-- > x T?
SELECT (SELECT b.title FROM book b WHERE b.id = 1 OFFSET a.id - 1) AS x FROM author a;
