-- name: not_any_of_nothing :many
-- Of no elements none is equal, to NULL neither.
-- with: codes = '{}'
-- with: codes = '{fr}'
-- > country T?
SELECT country FROM author WHERE NOT (country = ANY (:codes::text[]));

-- name: not_like_any_of_nothing :many
-- with: patterns = '{}'
-- > country T?
SELECT country FROM author WHERE NOT (country LIKE ANY (:patterns::text[]));

-- name: not_in_nothing :many
-- > mentor T?
SELECT mentor FROM author WHERE NOT (mentor IN (SELECT id FROM book WHERE pages > 1000));

-- name: not_above_any_of_nothing :many
-- > mentor T?
SELECT mentor FROM author WHERE NOT (mentor > ANY (SELECT id FROM book WHERE pages > 1000));

-- name: like_any :many
-- with: patterns = '{u%,%r}'
-- > country T
SELECT country FROM author WHERE country LIKE ANY (:patterns::text[]);

-- name: not_like_all :many
-- It is the same as being unlike one.
-- with: patterns = '{u%,%r}'
-- > country T
SELECT country FROM author WHERE NOT (country LIKE ALL (:patterns::text[]));

-- name: not_like_of_a_list_that_is_written_out :many
-- > country T
SELECT country FROM author WHERE country NOT LIKE ALL (ARRAY['u%', 'x%']);

-- name: unequal_to_all_of_an_array_that_is_written_out :many
-- > country T
SELECT country FROM author WHERE country <> ALL (ARRAY['uk', 'fr']);

-- name: unequal_to_all_of_an_array_that_is_cut_out :many
-- > country T?
SELECT country FROM author WHERE country <> ALL ((ARRAY['uk', 'fr'])[2:1]);

-- name: a_quantified_condition_does_not_remove_a_join :many
-- with: ids = '{}'
-- > name T, title T?
SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id <> ALL (:ids);

-- name: a_quantified_condition_that_removes_a_join :many
-- with: ids = '{1,3}'
-- > name T, title T
SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id = ANY (:ids);

-- name: the_result_of_any :many
-- A parameter's elements are never NULL.
-- with: codes = '{uk,fr}'
-- > known T, of_country T?
SELECT name = ANY (:codes) AS known, country = ANY ('{uk}') AS of_country FROM author;

-- name: the_result_of_a_quantified_subquery_without_rows :many
-- Without a row it is false or true, even for NULL.
-- > any_of_none T?, all_of_none T?
SELECT mentor = ANY (SELECT id FROM book WHERE pages > 100) AS any_of_none, mentor > ALL (SELECT id FROM book) AS all_of_none
FROM author;

-- name: a_case_over_any :many
-- with: codes = '{uk}'
-- > country T
SELECT CASE WHEN country = ANY (:codes) THEN country ELSE 'elsewhere' END AS country FROM author;

-- name: a_case_over_all :many
-- with: codes = '{}'
-- > country T?
SELECT CASE WHEN country <> ALL (:codes) THEN country ELSE 'elsewhere' END AS country FROM author;

-- name: the_array_must_be_there :many
-- > ratings T
SELECT ratings FROM book WHERE 5 = ANY (ratings);

-- name: the_array_of_all_must_be_there :many
-- > ratings T
SELECT ratings FROM book WHERE 5 <> ALL (ratings);

-- name: between_symmetric :many
-- > pages T
SELECT pages FROM book WHERE pages BETWEEN SYMMETRIC 1000 AND 1;

-- name: an_operator_with_its_schema :many
-- > country T
SELECT country FROM author WHERE country OPERATOR(pg_catalog.=) 'uk';

-- name: a_cast_that_is_not_null :many
-- > email T
SELECT email FROM author WHERE email::varchar IS NOT NULL;

-- name: coalesce_of_one :many
-- > email T
SELECT email FROM author WHERE coalesce(email, NULL) IS NOT NULL;

-- name: coalesce_of_two_that_is_not_null :many
-- > email T?, country T?, either T
SELECT email, country, coalesce(email, country) AS either FROM author WHERE coalesce(email, country) IS NOT NULL;

-- name: nullif_that_is_null :many
-- > nickname T?
SELECT nickname FROM member WHERE nullif(nickname, '') IS NULL;

-- name: a_grouped_expression_of_a_refined_column :many
-- > length T, n T
SELECT length(email) AS length, count(*) AS n FROM author WHERE email IS NOT NULL GROUP BY length(email);

-- name: a_collation_in_a_condition :many
-- > email T
SELECT email FROM author WHERE email COLLATE "C" >= 'a';

-- name: is_normalized :many
-- > normal T?, email T?
SELECT email IS NORMALIZED AS normal, email FROM author;

-- name: a_condition_that_is_a_subquery :many
-- > email T?
SELECT email FROM author a WHERE (SELECT a.email > 'b' OR a.email IS NULL);

-- name: a_right_join_that_becomes_an_inner_one :many
-- > name T, title T, number T
SELECT a.name, b.title, c.number
FROM author a LEFT JOIN book b ON b.author_id = a.id RIGHT JOIN copy c ON c.book_id = b.id WHERE a.id IS NOT NULL;

-- name: an_outer_join_whose_condition_is_about_its_own_nulled_side :many
-- Within the parentheses a book without a copy is joined to nobody.
-- > name T, title T?, number T?
SELECT a.name, b.title, c.number
FROM author a LEFT JOIN (book b LEFT JOIN copy c ON c.book_id = b.id) ON b.author_id = a.id AND c.number = a.id;

-- name: two_full_joins_and_a_condition_on_the_middle :many
-- > name T?, title T, number T?
SELECT a.name, b.title, c.number
FROM author a FULL JOIN book b ON b.author_id = a.id AND b.id > 1 FULL JOIN copy c ON c.book_id = b.id WHERE b.id > 0;

-- name: a_temporary_table_is_written :many
-- > id T?, body T?
INSERT INTO draft DEFAULT VALUES RETURNING id, body;

-- name: a_temporary_table_is_changed :many
-- > id T?, body T
UPDATE draft SET body = 'x' RETURNING id, body;

-- name: a_table_of_another_schema_is_written :exec
-- with: id = NULL, name = NULL
-- params: id T?, name T?
INSERT INTO archive.author (id, name) VALUES (:id, :name);

-- name: a_table_of_another_schema_is_changed :many
-- > id T?, name T?
UPDATE archive.author SET burnt = true RETURNING id, name;

-- name: a_parameter_of_a_temporary_table :exec
-- with: body = NULL
-- params: body T?
UPDATE draft SET body = :body;

-- name: a_parameter_through_a_union :exec
-- with: note = NULL
-- params: note T?
INSERT INTO loan (member_id, book_id, note) SELECT 1, 60, 'x' UNION ALL SELECT 1, 61, :note;

-- name: a_parameter_of_two_alternatives :one
-- with: first = NULL, second = 'x'
-- with: first = NULL, second = NULL
-- params: first T?, second T?
-- > value T
-- rows: one
SELECT coalesce(:first, :second, 'none') AS value;

-- name: a_parameter_on_a_conflict :exec
-- with: id = 1, nickname = NULL
-- params: id T, nickname T?
INSERT INTO member (id, name, email) VALUES (:id, 'x', 'x@example.org')
ON CONFLICT (id) DO UPDATE SET nickname = :nickname WHERE member.points >= 0;

-- name: a_parameter_through_a_case_to_what_is_not_null :exec
-- with: loud = true, name = 'x'
-- params: loud T, name T
UPDATE member SET name = CASE WHEN :loud THEN upper(name) ELSE :name END WHERE NOT :loud;
