-- What WHERE proves of the columns of one table.

-- name: a_comparison_proves_its_column :many
-- > born T
-- rows: many
SELECT born FROM author WHERE born >= '1800-01-01';

-- name: and_proves_what_either_of_its_sides_does :many
-- > born T, email T
-- rows: many
-- seed: UPDATE author SET email = name, born = '1900-01-01'
SELECT born, email FROM author WHERE email IS NOT NULL AND (died IS NULL AND born > '1800-01-01');

-- name: or_proves_what_both_of_its_sides_do :many
-- > born T, email T?
-- rows: many
SELECT born, email FROM author WHERE born > '1900-01-01' OR (email IS NULL AND born < '1900-01-01');

-- name: a_negated_strict_comparison_is_strict :many
-- > pages T
-- rows: many
SELECT pages FROM book WHERE NOT (pages > 100 AND pages > 200);

-- name: in_proves_its_operand :many
-- > mentor T
-- rows: many
SELECT mentor FROM author WHERE mentor IN (1, 2, NULL);

-- name: in_does_not_prove_its_list :many
-- > born T?, died T?
-- rows: many
SELECT born, died FROM author WHERE 1 IN (id, mentor, 1);

-- name: not_in_proves_its_list :many
-- One NULL in the list, and nothing is outside it.
-- > mentor T
-- rows: many
SELECT mentor FROM author WHERE 99 NOT IN (mentor, 5);

-- name: a_subquery_with_not_in_does_not :many
-- > country T?
-- rows: many
SELECT country FROM author WHERE country NOT IN (SELECT code FROM country WHERE name = 'Nowhere');

-- name: like_and_its_kin_prove_their_operand :many
-- > email T, name T
-- rows: many
SELECT email, name FROM author WHERE email ILIKE '%EXAMPLE%' AND email ~ 'e' AND email SIMILAR TO '%e%';

-- name: not_like_proves_it_too :many
-- > email T
-- rows: many
SELECT email FROM author WHERE email NOT LIKE 'z%' AND email !~ 'z';

-- name: a_comparison_through_a_strict_function_proves_its_argument :many
-- > email T
-- rows: many
SELECT email FROM author WHERE lower(email) <> '' AND length(email) > 1;

-- name: a_comparison_through_a_cast_proves_its_operand :many
-- > extra T
-- rows: many
-- seed: UPDATE book SET extra = '{}'
SELECT extra FROM book WHERE extra::text <> '' AND CAST(extra AS varchar) <> '';

-- name: a_boolean_column_alone_proves_itself :many
-- > flag T
-- rows: many
SELECT flag FROM (VALUES (true), (NULL), (true)) v (flag) WHERE flag;

-- name: not_of_a_boolean_column_proves_it :many
-- > flag T
-- rows: many
SELECT flag FROM (VALUES (false), (NULL), (false)) v (flag) WHERE NOT flag;

-- name: is_not_true_does_not_prove_it :many
-- > flag T?
-- rows: many
SELECT flag FROM (VALUES (true), (NULL), (false)) v (flag) WHERE flag IS NOT TRUE;

-- name: is_not_unknown_proves_it :many
-- > flag T
-- rows: many
SELECT flag FROM (VALUES (true), (NULL), (false)) v (flag) WHERE flag IS NOT UNKNOWN;

-- name: a_comparison_of_two_columns_proves_both :many
-- > vat T, net T
-- rows: many
-- seed: UPDATE invoice SET vat = 1
SELECT vat, net FROM invoice WHERE vat < net;

-- name: unequal_rows_prove_nothing :many
-- > email T?, country T?
-- rows: many
SELECT email, country FROM author WHERE (id, email) <> (0, 'a') AND (id, country) <> (0, 'b');

-- name: rows_in_a_list_prove_their_columns :many
-- > mentor T, id T
-- rows: many
-- seed: UPDATE author SET mentor = 1 WHERE id IN (2, 3)
SELECT mentor, id FROM author WHERE (id, mentor) IN ((2, 1), (3, 1));

-- name: a_condition_of_a_subquery_stays_inside_it :many
-- > subtitle T?
-- rows: many
SELECT subtitle FROM book WHERE id IN (SELECT id FROM book WHERE title IS NOT NULL AND pages IS NULL OR pages > 1);

-- name: a_condition_on_an_expression_proves_the_same_expression :many
-- > half T
-- rows: many
SELECT pages / 2 AS half FROM book WHERE pages / 2 > 1;

-- name: contains_proves_both_of_its_operands :many
-- > ratings T, extra T
-- rows: many
-- seed: UPDATE book SET extra = '{"a": 1}', ratings = '{5}'
SELECT ratings, extra FROM book WHERE ratings @> '{5}' AND extra ? 'a';

-- name: a_condition_of_having_without_groups :opt
-- > pages T
-- rows: opt
-- seed: DELETE FROM book
SELECT sum(pages) AS pages FROM book HAVING sum(pages) > 0;
