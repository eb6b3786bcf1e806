-- name: coalesce_with_a_constant :many
-- > email T
SELECT coalesce(email, '') AS email FROM author;

-- name: coalesce_over_two_nullable_sources :many
-- > contact T?
SELECT coalesce(email, country) AS contact FROM author;

-- name: coalesce_with_null :many
-- > contact T?
SELECT coalesce(email, NULL) AS contact FROM author;

-- name: coalesce_with_a_certain_column_in_the_middle :many
-- > contact T
SELECT coalesce(email, name, country) AS contact FROM author;

-- name: coalesce_of_an_expression :many
-- > label T, late T?
SELECT coalesce(note || '!', 'none') AS label, coalesce(returned - due, fine::int) AS late FROM loan WHERE fine IS NULL OR fine <> 'NaN';

-- name: nullif_makes_null :many
-- > name T?
SELECT nullif(name, 'Ada') AS name FROM author;

-- name: nullif_to_avoid_a_division :many
-- > price_per_page T?
SELECT price / nullif(pages, 0) AS price_per_page FROM book;

-- name: nullif_that_is_not_null :many
-- > nickname T, length T
SELECT nullif(nickname, '') AS nickname, length(nullif(nickname, '')) AS length FROM member WHERE nullif(nickname, '') IS NOT NULL;

-- name: a_column_behind_nullif_that_is_not_null :many
-- > nickname T, name T
SELECT nickname, nullif(name, 'x') AS name FROM member WHERE nullif(nickname, '') IS NOT NULL AND nullif(name, 'x') > '';

-- name: nullif_by_another_value :many
-- > nickname T?
SELECT nullif(nickname, 'E') AS nickname FROM member WHERE nullif(nickname, '') IS NOT NULL;

-- name: case_that_is_not_null :many
-- > pages T
SELECT CASE WHEN id > 1 THEN pages END AS pages FROM book WHERE CASE WHEN id > 1 THEN pages END IS NOT NULL;

-- name: coalesce_around_nullif :many
-- > nickname T
SELECT coalesce(nullif(nickname, ''), name) AS nickname FROM member;

-- name: greatest_of_one_certain :many
-- > latest T, earliest T
SELECT greatest(returned, due) AS latest, least(due, returned) AS earliest FROM loan;

-- name: greatest_of_nullable :many
-- > most T?
SELECT greatest(price, pages) AS most FROM book;

-- name: greatest_of_nothing_but_null :many
-- > most T?
SELECT greatest(NULL, pages) AS most FROM book;

-- name: case_without_else :many
-- > size T?
SELECT CASE WHEN id > 2 THEN 'late' END AS size FROM book;

-- name: case_with_else :many
-- > size T
SELECT CASE WHEN pages > 100 THEN 'thick' ELSE 'thin' END AS size FROM book;

-- name: case_with_a_nullable_branch :many
-- > contact T?
SELECT CASE WHEN id > 2 THEN email ELSE name END AS contact FROM author;

-- name: case_with_an_else_of_null :many
-- > size T?
SELECT CASE WHEN pages > 100 THEN 'thick' ELSE NULL END AS size FROM book;

-- name: case_refined_by_is_not_null :many
-- > contact T
SELECT CASE WHEN email IS NOT NULL THEN email ELSE 'none' END AS contact FROM author;

-- name: case_refined_by_is_null :many
-- In the second branch the first condition was false.
-- > contact T
SELECT CASE WHEN email IS NULL THEN 'none' ELSE email END AS contact FROM author;

-- name: case_is_not_refined_by_a_false_comparison :many
-- The comparison may have been NULL.
-- > contact T?
SELECT CASE WHEN email = 'x' THEN 'none' ELSE email END AS contact FROM author;

-- name: case_refined_by_a_comparison :many
-- > pages T
SELECT CASE WHEN pages > 100 THEN pages ELSE 0 END AS pages FROM book;

-- name: case_refined_step_by_step :many
-- > contact T
SELECT CASE WHEN email IS NULL AND country IS NULL THEN name WHEN email IS NULL THEN country ELSE email END AS contact
FROM author WHERE country IS NOT NULL;

-- name: case_in_the_wrong_branch :many
-- > contact T?
SELECT CASE WHEN email IS NULL THEN country ELSE email END AS contact FROM author;

-- name: case_of_a_value :many
-- > word T, none T?
SELECT CASE id WHEN 1 THEN 'one' ELSE 'many' END AS word, CASE country WHEN 'uk' THEN 1 WHEN NULL THEN 2 END AS none
FROM author;

-- name: case_of_a_value_refines_it :many
-- > country T
SELECT CASE country WHEN 'uk' THEN country ELSE 'elsewhere' END AS country FROM author;

-- name: case_within_case :many
-- > word T?
SELECT CASE WHEN id > 1 THEN CASE WHEN id > 2 THEN 'many' END ELSE 'one' END AS word FROM author;

-- name: case_that_is_refined_from_outside :many
-- > size T
SELECT CASE WHEN id > 2 THEN pages ELSE 1 END AS size FROM book WHERE pages IS NOT NULL;

-- name: case_as_a_condition :many
-- > email T?
SELECT email FROM author WHERE CASE WHEN id > 1 THEN true ELSE email IS NOT NULL END;

-- name: is_null_of_a_case :many
-- > missing T
SELECT CASE WHEN id > 1 THEN email END IS NULL AS missing FROM author;

-- name: coalesce_of_a_subquery_and_its_table :many
-- > title T?
SELECT coalesce((SELECT title FROM book WHERE author_id = a.id LIMIT 1), a.email) AS title FROM author a;

-- name: num_nulls_counts :many
-- > missing T, there T
SELECT num_nulls(email, country) AS missing, num_nonnulls(email, country) AS there FROM author;
