-- Boolean logic of three values.

-- name: a_comparison_with_a_nullable_column_can_be_null :many
-- > early T?
-- rows: many
SELECT born < '1850-01-01' AS early FROM author;

-- name: a_comparison_of_values_can_not :many
-- > first T
-- rows: many
SELECT id < 2 AS first FROM author;

-- name: or_with_true_is_true :many
-- > always T
-- rows: many
SELECT born < '1850-01-01' OR true AS always FROM author;

-- name: and_with_false_is_false :many
-- > never T
-- rows: many
SELECT born < '1850-01-01' AND false AS never FROM author;

-- name: not_of_null_is_null :many
-- > late T?
-- rows: many
SELECT NOT born < '1850-01-01' AS late FROM author;

-- name: is_true_is_never_null :many
-- > a T, b T, c T, d T
-- rows: many
SELECT (born < '1850-01-01') IS TRUE AS a, (born < '1850-01-01') IS NOT FALSE AS b,
    (born < '1850-01-01') IS UNKNOWN AS c, (born < '1850-01-01') IS NOT UNKNOWN AS d FROM author;

-- name: is_null_is_never_null :many
-- > a T, b T, c T
-- rows: many
SELECT born IS NULL AS a, born NOTNULL AS b, (born, died) IS NOT NULL AS c FROM author;

-- name: is_distinct_from_is_never_null :many
-- > differs T, same T
-- rows: many
SELECT born IS DISTINCT FROM died AS differs, born IS NOT DISTINCT FROM died AS same FROM author;

-- name: and_refines_its_right_side :many
-- Where the left side is false, the right one does not matter.
-- > late T
-- rows: many
SELECT born IS NOT NULL AND born > '1850-01-01' AS late FROM author;

-- name: and_refines_its_left_side_as_well :many
-- > late T
-- rows: many
SELECT born > '1850-01-01' AND born IS NOT NULL AS late FROM author;

-- name: or_refines_its_right_side :many
-- > late T
-- rows: many
SELECT born IS NULL OR born > '1850-01-01' AS late FROM author;

-- name: or_after_is_not_null_does_not :many
-- > late T?
-- rows: many
SELECT born IS NOT NULL OR born > '1850-01-01' AS late FROM author;

-- name: and_after_is_null_does_not :many
-- > late T?
-- rows: many
SELECT born IS NULL AND born > '1850-01-01' AS late FROM author;

-- name: in_with_a_null_in_its_list_can_be_null :many
-- > found T?
-- rows: many
SELECT id IN (1, NULL) AS found FROM author;

-- name: in_a_list_of_values_is_not_null :many
-- > found T
-- rows: many
SELECT id IN (1, 2) AS found FROM author;

-- name: not_in_with_a_null_in_its_list_is_never_true :many
-- > missing T?
-- rows: many
SELECT id NOT IN (1, NULL) AS missing FROM author;

-- name: in_a_list_of_columns_is_null_where_one_is :many
-- > found T?
-- rows: many
SELECT 5 IN (id, mentor) AS found FROM author;

-- name: any_of_an_array_with_a_null_can_be_null :many
-- > found T?
-- rows: many
SELECT 4 = ANY (ratings) AS found FROM book WHERE ratings IS NOT NULL;

-- name: any_of_an_array_of_constants_is_not_null :many
-- > found T
-- rows: many
SELECT id = ANY (ARRAY[1, 2]) AS found FROM author;

-- name: any_of_an_array_constant_with_null_can_be :many
-- > found T?
-- rows: many
SELECT id = ANY ('{1,NULL}'::int[]) AS found FROM author;

-- name: the_elements_of_an_array_that_is_not_null_may_be :many
-- > tagged T?
-- rows: many
SELECT 'fiction' = ANY (tags) AS tagged FROM book;

-- name: all_of_an_array_with_a_null_can_be_null :many
-- > above T?
-- rows: many
SELECT 9 > ALL (ratings) AS above FROM book;

-- name: between_is_null_where_a_bound_is :many
-- > alive T?
-- rows: many
SELECT '1830-01-01' BETWEEN born AND died AS alive FROM author;

-- name: between_values_is_not :many
-- > low T
-- rows: many
SELECT id BETWEEN 1 AND 2 AS low FROM author;

-- name: equal_rows_can_be_null :many
-- > same T?
-- rows: many
SELECT (id, email) = (2, 'x') AS same FROM author;

-- name: equal_rows_of_values_can_not :many
-- > same T
-- rows: many
SELECT (id, name) = (2, 'x') AS same FROM author;

-- name: whole_rows_compared_by_btree_rules_are_not_null :many
-- Composite values are compared as an index would: their NULLs are equal.
-- > same T
-- rows: many
SELECT a = b AS same FROM author a, author b;

-- name: xor_by_unequal_booleans :many
-- > odd T, unsure T?
-- rows: many
SELECT (id > 1) <> (id > 2) AS odd, (id > 1) <> (mentor > 1) AS unsure FROM author;

-- name: a_test_of_a_boolean_expression_with_case :many
-- > adult T
-- rows: many
SELECT CASE WHEN born IS NULL THEN false ELSE born < '1900-01-01' END AS adult FROM author;

-- name: overlaps_can_be_null_where_an_end_is :many
-- > met T?
-- rows: many
SELECT (born, died) OVERLAPS ('1820-01-01'::date, '1830-01-01'::date) AS met FROM author;

-- name: overlaps_of_values_is_not_null :many
-- > met T
-- rows: many
SELECT (taken, due) OVERLAPS (due, taken) AS met FROM loan;

-- name: overlaps_of_one_null_end_can_still_be_known :many
-- > met T?
-- rows: many
SELECT (taken, returned) OVERLAPS (due, due) AS met FROM loan;

-- name: bool_and_of_a_group_of_nulls :many
-- > all_long T?, some_long T?
-- rows: many
SELECT bool_and(pages > 100) AS all_long, bool_or(pages > 100) AS some_long FROM book GROUP BY id;

-- name: a_boolean_of_json_and_range_tests :many
-- > has T, holds T, overlaps T?
-- rows: many
SELECT data ? 'a' AS has, shown @> 3 AS holds, sold && shown AS overlaps FROM book;
