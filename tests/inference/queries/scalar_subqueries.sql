-- name: a_scalar_subquery_may_find_no_row :many
-- > id T, title T?
SELECT a.id, (SELECT b.title FROM book b WHERE b.author_id = a.id LIMIT 1) AS title FROM author a;

-- name: a_count_always_finds_one :many
-- > id T, books T
SELECT a.id, (SELECT count(*) FROM book b WHERE b.author_id = a.id) AS books FROM author a;

-- name: a_subquery_that_may_find_no_row_beside_a_count :many
-- > id T, first_title T?, books T
SELECT a.id, (SELECT min(b.title) FROM book b WHERE b.author_id = a.id GROUP BY b.author_id) AS first_title,
    (SELECT count(*) FROM book b WHERE b.author_id = a.id) AS books
FROM author a;

-- name: a_grouped_count_may_find_none :many
-- > id T, books T?
SELECT a.id, (SELECT count(*) FROM book b WHERE b.author_id = a.id GROUP BY b.author_id) AS books FROM author a;

-- name: a_count_with_having_may_find_none :many
-- > id T, books T?
SELECT a.id, (SELECT count(*) FROM book b WHERE b.author_id = a.id HAVING count(*) > 1) AS books FROM author a;

-- name: a_count_with_limit_zero :many
-- > id T, books T?
SELECT a.id, (SELECT count(*) FROM book LIMIT 0) AS books FROM author a;

-- name: a_count_with_an_offset :many
-- > id T, books T?
SELECT a.id, (SELECT count(*) FROM book OFFSET 1) AS books FROM author a;

-- name: a_count_with_a_limit_of_one :many
-- > id T, books T
SELECT a.id, (SELECT count(*) FROM book LIMIT 1) AS books FROM author a;

-- name: a_count_with_where_still_gives_a_row :many
-- > books T
SELECT (SELECT count(*) FROM book WHERE false) AS books FROM author;

-- name: a_sum_finds_a_row_and_no_value :many
-- > id T, pages T?
SELECT a.id, (SELECT sum(b.pages) FROM book b WHERE b.author_id = a.id) AS pages FROM author a;

-- name: a_coalesced_subquery :many
-- > id T, pages T
SELECT a.id, coalesce((SELECT sum(b.pages) FROM book b WHERE b.author_id = a.id), 0) AS pages FROM author a;

-- name: coalesce_within_a_subquery_does_not_help_without_a_row :many
-- > id T, pages T?
SELECT a.id, (SELECT coalesce(b.pages, 0) FROM book b WHERE b.author_id = a.id LIMIT 1) AS pages FROM author a;

-- name: coalesce_within_a_subquery_over_an_aggregate :many
-- > id T, pages T
SELECT a.id, (SELECT coalesce(max(b.pages), 0) FROM book b WHERE b.author_id = a.id) AS pages FROM author a;

-- name: a_subquery_without_a_table_is_its_value :many
-- > id T, one T, email T?
SELECT a.id, (SELECT 1) AS one, (SELECT a.email) AS email FROM author a;

-- name: a_subquery_without_a_table_but_with_where :many
-- > id T, one T?
SELECT a.id, (SELECT 1 WHERE a.email IS NULL) AS one FROM author a;

-- name: a_subquery_of_values :many
-- > one T, two T?
SELECT (VALUES (1)) AS one, (VALUES (NULL::int)) AS two FROM author;

-- name: a_union_within_a_subquery :many
-- > id T, one T?
SELECT a.id, (SELECT 1 WHERE a.id = 1 UNION SELECT 1 WHERE a.id = 2) AS one FROM author a;

-- name: a_subquery_within_a_subquery :many
-- > id T, mentor_country T?
SELECT a.id,
    (SELECT (SELECT c.name FROM country c WHERE c.code = m.country) FROM author m WHERE m.id = a.mentor) AS mentor_country
FROM author a;

-- name: an_array_of_a_subquery_is_never_null :many
-- > id T, titles T
SELECT a.id, ARRAY(SELECT b.title FROM book b WHERE b.author_id = a.id) AS titles FROM author a;

-- name: exists_is_never_null :many
-- > id T, has T, lacks T
SELECT a.id, EXISTS (SELECT NULL FROM book b WHERE b.author_id = a.id) AS has,
    NOT EXISTS (SELECT FROM book b WHERE b.author_id = a.id) AS lacks
FROM author a;

-- name: in_a_subquery_is_null_where_that_has_null :many
-- > id T, is_in T?
SELECT a.id, a.id IN (SELECT mentor FROM author) AS is_in FROM author a;

-- name: in_a_subquery_without_null :many
-- > id T, is_in T
SELECT a.id, a.id IN (SELECT author_id FROM book) AS is_in FROM author a;

-- name: a_nullable_operand_of_in :many
-- > id T, is_in T?
SELECT a.id, a.mentor IN (SELECT author_id FROM book) AS is_in FROM author a;

-- name: not_in_a_subquery_with_null :many
-- > id T, is_out T?
SELECT a.id, a.id NOT IN (SELECT mentor FROM author) AS is_out FROM author a;

-- name: in_a_subquery_that_leaves_null_out :many
-- > id T, is_out T
SELECT a.id, a.id NOT IN (SELECT mentor FROM author WHERE mentor IS NOT NULL) AS is_out FROM author a;

-- name: any_of_a_subquery :many
-- > id T, below T?, at_most T
SELECT a.id, a.id < ANY (SELECT pages FROM book WHERE pages IS NULL OR pages < 0) AS below,
    a.id <= ANY (SELECT id FROM book) AS at_most
FROM author a;

-- name: all_of_a_subquery :many
-- > id T, above T?, not_below T
SELECT a.id, a.id > ALL (SELECT mentor FROM author) AS above, a.id >= ALL (SELECT id FROM author) AS not_below
FROM author a;

-- name: a_comparison_with_a_subquery :many
-- > id T, is_last T?, is_first T?
-- seed: DELETE FROM book
SELECT a.id, a.id = (SELECT max(author_id) FROM book) AS is_last,
    a.id = (SELECT author_id FROM book WHERE author_id = a.id LIMIT 1) AS is_first
FROM author a;

-- name: a_row_compared_with_a_subquery :many
-- > id T, same T?
SELECT a.id, (a.id, a.mentor) = (SELECT m.id, m.mentor FROM author m WHERE m.id = a.id) AS same FROM author a;

-- name: a_subquery_in_from_may_be_correlated_only_if_lateral :many
-- > id T, books T
SELECT a.id, s.books
FROM author a JOIN (SELECT author_id, count(*) AS books FROM book GROUP BY author_id) s ON s.author_id = a.id;

-- name: an_empty_select_list :many
-- > found T
SELECT EXISTS (SELECT) AS found FROM author;
