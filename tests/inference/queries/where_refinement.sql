-- name: is_not_null :many
-- > email T, country T?
SELECT email, country FROM author WHERE email IS NOT NULL;

-- name: notnull_is_the_same :many
-- > email T
SELECT email FROM author WHERE email NOTNULL;

-- name: equality_to_a_constant :many
-- > country T
SELECT country FROM author WHERE country = 'uk';

-- name: equality_to_itself :many
-- > email T
SELECT email FROM author WHERE email = email;

-- name: inequality :many
-- > country T
SELECT country FROM author WHERE country <> 'uk';

-- name: a_negated_equality :many
-- > country T
SELECT country FROM author WHERE NOT (country = 'uk');

-- name: a_list_of_constants :many
-- > country T
SELECT country FROM author WHERE country IN ('uk', 'ar');

-- name: not_in_a_list :many
-- > country T
SELECT country FROM author WHERE country NOT IN ('uk', 'fr');

-- name: a_list_with_null_still_demands_a_value :many
-- > country T
SELECT country FROM author WHERE country IN ('uk', NULL);

-- name: any_of_an_array :many
-- > country T
SELECT country FROM author WHERE country = ANY (ARRAY['uk', NULL]);

-- name: all_of_an_array_that_may_be_empty :many
-- Of no elements anything is true, of NULL too.
-- > country T?
-- with: codes = '{}'
-- with: codes = '{fr}'
SELECT country FROM author WHERE country <> ALL (:codes::text[]);

-- name: not_in_an_empty_subquery :many
-- > mentor T?
SELECT mentor FROM author WHERE mentor NOT IN (SELECT id FROM book WHERE pages > 1000);

-- name: in_a_subquery :many
-- > mentor T
SELECT mentor FROM author WHERE mentor IN (SELECT id FROM author);

-- name: equal_to_a_scalar_subquery :many
-- > mentor T
SELECT mentor FROM author WHERE mentor = (SELECT min(id) FROM author);

-- name: less_than_all_of_an_empty_subquery :many
-- > mentor T?
SELECT mentor FROM author WHERE mentor < ALL (SELECT id FROM book WHERE pages > 1000);

-- name: between_two_values :many
-- > born T
SELECT born FROM author WHERE born BETWEEN '1800-01-01' AND '1900-01-01';

-- name: not_between_demands_the_value_too :many
-- > pages T
SELECT pages FROM book WHERE pages NOT BETWEEN 100 AND 200;

-- name: between_columns_demands_one_of_them_only_when_negated :many
-- Below the lower bound it does not matter that there is no upper one.
-- > born T?, died T?
-- seed: UPDATE author SET born = NULL, died = '1800-01-01' WHERE id = 1
SELECT born, died FROM author WHERE DATE '1900-01-01' NOT BETWEEN born AND died;

-- name: between_columns_demands_both :many
-- > born T, died T
SELECT born, died FROM author WHERE DATE '1830-01-01' BETWEEN born AND died;

-- name: a_pattern :many
-- > email T
SELECT email FROM author WHERE email LIKE '%@%';

-- name: a_negated_pattern :many
-- > subtitle T
SELECT subtitle FROM book WHERE subtitle NOT LIKE 'x%';

-- name: a_regular_expression :many
-- > subtitle T
SELECT subtitle FROM book WHERE subtitle ~* 'E' AND subtitle !~ 'z';

-- name: similar_to :many
-- > subtitle T
SELECT subtitle FROM book WHERE subtitle SIMILAR TO '(on|s)%';

-- name: a_function_of_it :many
-- > email T
SELECT email FROM author WHERE length(email) > 3;

-- name: an_expression_of_two_columns :many
-- > price T, pages T
SELECT price, pages FROM book WHERE price / pages < 100;

-- name: a_comparison_of_two_columns :many
-- > returned T, due T, fine T?
SELECT returned, due, fine FROM loan WHERE returned > due;

-- name: a_row_equals_a_row :many
-- Of equal rows each part must be there.
-- > country T, mentor T, email T?
SELECT country, mentor, email FROM author WHERE (country, mentor) = ('ar', 1);

-- name: a_row_is_below_a_row :many
-- The first parts decide, and then nobody looks at the second.
-- > pages T, mood T?
-- seed: UPDATE book SET mood = NULL WHERE pages = 60
SELECT pages, mood FROM book WHERE (pages, mood) < (100, 'tense');

-- name: a_row_differs_from_a_row :many
-- > country T?, mentor T?
SELECT country, mentor FROM author WHERE (country, mentor) <> ('fr', 1);

-- name: a_row_in_a_list :many
-- > author_id T, pages T
SELECT author_id, pages FROM book WHERE (author_id, pages) IN ((1, 60), (4, 280));

-- name: a_row_is_not_null :many
-- Every part of it is not.
-- > email T, country T
SELECT email, country FROM author WHERE ROW(email, country) IS NOT NULL;

-- name: not_of_a_row_is_null :many
-- Some part of it is not.
-- > email T?, country T?
SELECT email, country FROM author WHERE NOT (ROW(email, country) IS NULL);

-- name: a_condition_on_another_column :many
-- > email T?
SELECT email FROM author WHERE country IS NOT NULL;

-- name: a_condition_in_the_join :many
-- > email T, title T
SELECT a.email, b.title FROM author a JOIN book b ON b.author_id = a.id AND a.email LIKE '%@%';

-- name: a_condition_in_a_derived_table :many
-- > email T
SELECT email FROM (SELECT * FROM author WHERE email > '') a;

-- name: is_null_leaves_only_null :many
-- > email T?, name T
SELECT email, name FROM author WHERE email IS NULL;

-- name: distinct_from_a_value :many
-- > email T?
SELECT email FROM author WHERE email IS DISTINCT FROM 'ada@example.org';

-- name: distinct_from_null :many
-- > email T
SELECT email FROM author WHERE email IS DISTINCT FROM NULL;

-- name: not_distinct_from_another_column :many
-- > email T?
SELECT email FROM author WHERE email IS NOT DISTINCT FROM email;

-- name: a_condition_that_is_a_column :many
-- > burnt T, id T?
-- seed: UPDATE archive.author SET burnt = true
SELECT burnt, id FROM archive.author WHERE burnt;

-- name: a_refined_operand_of_an_expression :many
-- > domain T, length T
SELECT split_part(email, '@', 2) AS domain, length(email) AS length FROM author WHERE email IS NOT NULL;
