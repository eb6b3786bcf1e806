-- name: a_key_is_as_nullable_as_its_column :many
-- > country T?, n T
SELECT country, count(*) AS n FROM author GROUP BY country;

-- name: a_key_by_its_position :many
-- > year T?, id T
SELECT extract(year FROM published) AS year, id FROM book GROUP BY 1, 2;

-- name: columns_that_follow_from_the_key :many
-- > id T, name T, email T?, n T
SELECT a.id, a.name, a.email, count(*) AS n FROM author a GROUP BY a.id;

-- name: rollup_nulls_its_keys :many
-- > author_id T?, title T?, n T
SELECT author_id, title, count(*) AS n FROM book GROUP BY ROLLUP (author_id, title);

-- name: cube_nulls_its_keys :many
-- > author_id T?, title T?
SELECT author_id, title FROM book GROUP BY CUBE (author_id, title);

-- name: grouping_sets_null_what_one_of_them_lacks :many
-- > author_id T, title T?, mood T?
SELECT author_id, title, mood FROM book GROUP BY GROUPING SETS ((author_id, title), (author_id, mood));

-- name: a_key_beside_a_rollup_stays :many
-- > author_id T, title T?
SELECT author_id, title FROM book GROUP BY author_id, ROLLUP (title);

-- name: a_key_in_every_set_stays :many
-- > author_id T, id T?
SELECT author_id, id FROM book GROUP BY GROUPING SETS ((author_id), (author_id, id));

-- name: rollup_of_an_expression :many
-- > initial T?, upper_title T?
SELECT left(title, 1) AS initial, upper(left(title, 1)) AS upper_title FROM book GROUP BY ROLLUP (left(title, 1));

-- name: coalesce_of_a_rolled_up_key :many
-- > author T
SELECT coalesce(author_id::text, 'all') AS author FROM book GROUP BY ROLLUP (author_id);

-- name: grouping_tells_which :many
-- > author_id T?, level T
SELECT author_id, GROUPING(author_id) AS level FROM book GROUP BY ROLLUP (author_id);

-- name: having_leaves_the_total_out :many
-- > author_id T, n T
SELECT author_id, count(*) AS n FROM book GROUP BY ROLLUP (author_id) HAVING author_id IS NOT NULL;

-- name: where_is_before_the_rollup :many
-- > author_id T?
SELECT author_id FROM book WHERE author_id IS NOT NULL GROUP BY ROLLUP (author_id);

-- name: a_sum_in_the_total_of_no_rows :many
-- The empty set has a group although there is no row.
-- > author_id T?, ids T?
SELECT author_id, sum(id) AS ids FROM book GROUP BY ROLLUP (author_id);

-- name: a_count_in_the_total_of_no_rows :many
-- > author_id T?, books T
SELECT author_id, count(*) AS books FROM book GROUP BY GROUPING SETS ((author_id), ());

-- name: a_sum_in_sets_that_all_have_keys :many
-- > author_id T?, mood T?, ids T
SELECT author_id, mood, sum(id) AS ids FROM book GROUP BY GROUPING SETS ((author_id), (mood));

-- name: the_empty_group_alone :one
-- > ids T?
-- rows: one
SELECT sum(id) AS ids FROM book GROUP BY ();

-- name: having_on_an_aggregate :many
-- > author_id T, pages T
SELECT author_id, sum(pages) AS pages FROM book GROUP BY author_id HAVING sum(pages) > 100;

-- name: having_on_another_aggregate :many
-- > author_id T, pages T?
SELECT author_id, max(pages) AS pages FROM book GROUP BY author_id HAVING count(*) >= 1;

-- name: having_on_a_key :many
-- > country T, n T
SELECT country, count(*) AS n FROM author GROUP BY country HAVING country <> 'fr';

-- name: having_without_groups :opt
-- > n T, oldest T?
-- rows: opt
SELECT count(*) AS n, min(died) AS oldest FROM author HAVING count(*) > 1 OR min(died) IS NULL AND count(*) > 2;

-- name: a_group_of_a_constant :many
-- > one T, n T
SELECT 1 AS one, count(*) AS n FROM author GROUP BY id, one;

-- name: a_subquery_over_a_rollup :many
-- > author_id T?, n T
SELECT s.author_id, s.n FROM (SELECT author_id, count(*) AS n FROM book GROUP BY ROLLUP (author_id)) s WHERE s.n > 0;

-- name: distinct_keeps_what_is_known :many
-- > name T, country T?
SELECT DISTINCT name, country FROM author;

-- name: distinct_on_keeps_what_is_known :many
-- > country T?, name T
SELECT DISTINCT ON (country) country, name FROM author ORDER BY country, name;

-- name: group_by_distinct_sets :many
-- > author_id T?, title T?
SELECT author_id, title FROM book GROUP BY DISTINCT ROLLUP (author_id, title), ROLLUP (author_id);

-- name: nested_grouping_sets :many
-- > author_id T?, mood T?, n T
SELECT author_id, mood, count(*) AS n FROM book GROUP BY GROUPING SETS (ROLLUP (author_id), (mood));
