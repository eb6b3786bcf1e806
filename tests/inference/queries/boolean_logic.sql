-- name: and_is_null_for_one_null :many
-- > both T?
SELECT email > '' AND true AS both FROM author;

-- name: and_of_certain_operands :many
-- > both T
SELECT id > 1 AND name > '' AS both FROM author;

-- name: false_and_null_is_false :many
-- > never T
SELECT email > '' AND false AS never FROM author;

-- name: true_or_null_is_true :many
-- > always T
SELECT email > '' OR true AS always FROM author;

-- name: or_is_null_for_one_null :many
-- > either T?
SELECT email > 'z' OR id < 0 AS either FROM author;

-- name: not_null_is_null :many
-- > opposite T?
SELECT NOT (email > 'z') AS opposite FROM author;

-- name: tests_of_null_are_never_null :many
-- > missing T, there T
SELECT email IS NULL AS missing, email IS NOT NULL AS there FROM author;

-- name: tests_of_truth_are_never_null :many
-- > is_true T, is_not_true T, is_false T, is_unknown T, is_not_unknown T
SELECT (email > 'b') IS TRUE AS is_true, (email > 'b') IS NOT TRUE AS is_not_true,
    (email > 'b') IS FALSE AS is_false, (email > 'b') IS UNKNOWN AS is_unknown,
    (email > 'b') IS NOT UNKNOWN AS is_not_unknown
FROM author;

-- name: distinctness_is_never_null :many
-- > differs T, same T
SELECT email IS DISTINCT FROM country AS differs, email IS NOT DISTINCT FROM country AS same FROM author;

-- name: and_refines_what_stands_behind_it :many
-- Where the email is missing the first operand is false, and so is all of it.
-- > long T
SELECT email IS NOT NULL AND length(email) > 3 AS long FROM author;

-- name: or_refines_what_stands_behind_it :many
-- > short T
SELECT email IS NULL OR length(email) < 3 AS short FROM author;

-- name: the_order_does_not_matter :many
-- > long T
SELECT length(email) > 3 AND email IS NOT NULL AS long FROM author;

-- name: a_test_of_another_column_refines_nothing :many
-- > long T?
SELECT country IS NOT NULL AND length(email) > 3 AS long FROM author;

-- name: or_of_two_refinements :many
-- > email T?, country T?
SELECT email, country FROM author WHERE email IS NOT NULL OR country IS NOT NULL;

-- name: one_column_in_both_arms :many
-- > email T, country T?
SELECT email, country FROM author WHERE (email > 'b' AND country IS NULL) OR email < 'b';

-- name: one_column_in_one_arm :many
-- > email T?
SELECT email FROM author WHERE email > 'b' OR country = 'uk';

-- name: de_morgan_of_or :many
-- > email T, country T
SELECT email, country FROM author WHERE NOT (email IS NULL OR country IS NULL);

-- name: de_morgan_of_and :many
-- > email T?, country T?
SELECT email, country FROM author WHERE NOT (email IS NULL AND country IS NULL);

-- name: a_double_negation :many
-- > email T
SELECT email FROM author WHERE NOT NOT (email > '');

-- name: not_of_a_disjunction_of_comparisons :many
-- > email T, country T
SELECT email, country FROM author WHERE NOT (email = 'x' OR country = 'fr');

-- name: not_of_a_conjunction_of_comparisons :many
-- One false comparison is enough.
-- > email T?, country T?
SELECT email, country FROM author WHERE NOT (email = 'x' AND country = 'fr');

-- name: a_comparison_of_truth_values :many
-- > email T, country T?
SELECT email, country FROM author WHERE (email > 'b') = true;

-- name: a_comparison_of_tests_refines_nothing :many
-- > email T?
SELECT email FROM author WHERE (email IS NULL) = (country IS NOT NULL);

-- name: is_not_false_lets_null_through :many
-- > email T?
SELECT email FROM author WHERE (email > 'b') IS NOT FALSE;

-- name: is_unknown_is_null :many
-- > email T?
SELECT email FROM author WHERE (email > 'b') IS UNKNOWN;

-- name: is_not_unknown_is_a_value :many
-- > email T
SELECT email FROM author WHERE (email > 'b') IS NOT UNKNOWN;

-- name: a_list_is_null_where_an_element_is :many
-- > is_in T?
SELECT id IN (mentor, 9) AS is_in FROM author;

-- name: a_list_of_certain_elements :many
-- > is_in T, is_out T
SELECT id IN (1, 2) AS is_in, name NOT IN ('Ada', name) AS is_out FROM author;

-- name: between_is_null_where_a_bound_is :many
-- > within T?, outside T
SELECT id BETWEEN 0 AND mentor AS within, id NOT BETWEEN 2 AND 3 AS outside FROM author;

-- name: any_of_an_array_with_null :many
-- > is_in T?, is_in_tags T?
SELECT 7 = ANY (ARRAY[1, NULL, 2]) AS is_in, 'x' = ANY (tags) AS is_in_tags FROM book;

-- name: a_boolean_aggregate_of_no_rows :one
-- > all_true T?, some_true T?
-- rows: one
SELECT bool_and(id > 0) AS all_true, bool_or(id > 0) AS some_true FROM author;

-- name: rows_are_compared_part_by_part :many
-- > same T?, certain T
SELECT (id, mentor) = (id, 1) AS same, (id, name) = (1, 'Ada') AS certain FROM author;
