-- name: a_parameter_that_is_selected_is_what_was_given :one
-- with: n = 1
-- params: n T
-- > n T, more T
-- rows: one
SELECT :n::int AS n, :n + 1 AS more;

-- name: a_parameter_that_is_compared :many
-- with: country = 'uk'
-- params: country T
-- > country T
SELECT country FROM author WHERE country = :country;

-- name: a_parameter_of_a_function_that_is_compared :many
-- with: email = 'ADA@EXAMPLE.ORG'
-- params: email T
-- > email T
SELECT email FROM author WHERE email = lower(:email);

-- name: a_parameter_of_coalesce :many
-- with: country = NULL
-- with: country = 'uk'
-- params: country T?
-- > name T
SELECT name FROM author WHERE country = coalesce(:country, country);

-- name: a_parameter_that_may_be_absent :many
-- with: country = NULL
-- with: country = 'uk'
-- params: country T?
-- > name T, country T?
SELECT name, country FROM author WHERE :country::text IS NULL OR country = :country;

-- name: a_parameter_of_is_not_distinct_from :many
-- with: country = NULL
-- params: country T?
-- > name T, country T?
SELECT name, country FROM author WHERE country IS NOT DISTINCT FROM :country;

-- name: a_parameter_of_is_distinct_from :many
-- with: country = NULL
-- params: country T?
-- > name T, country T
SELECT name, country FROM author WHERE country IS DISTINCT FROM :country AND country IS NOT NULL;

-- name: a_parameter_of_coalesce_in_the_select_list :many
-- with: fallback = NULL
-- with: fallback = 'x'
-- params: fallback T?
-- > email T?
SELECT coalesce(email, :fallback) AS email FROM author;

-- name: a_parameter_at_the_end_of_coalesce_beside_a_certain_value :many
-- with: prefix = NULL
-- params: prefix T?
-- > label T
SELECT coalesce(:prefix, name) AS label FROM author;

-- name: a_limit_and_an_offset :many
-- with: most = 2, skipped = 1
-- params: most T, skipped T
-- > name T
SELECT name FROM author ORDER BY name LIMIT :most OFFSET :skipped;

-- name: an_array_of_keys :many
-- with: ids = ARRAY[1, 2]
-- params: ids T
-- > name T
SELECT name FROM author WHERE id = ANY (:ids);

-- name: a_pattern_as_a_parameter :many
-- with: pattern = 'A%'
-- params: pattern T
-- > name T
SELECT name FROM author WHERE name LIKE :pattern;

-- name: bounds_as_parameters :many
-- with: low = DATE '1800-01-01', high = DATE '1900-01-01'
-- params: low T, high T
-- > born T
SELECT born FROM author WHERE born BETWEEN :low AND :high;

-- name: a_bound_that_may_be_absent :many
-- with: low = NULL
-- params: low T?
-- > born T?
SELECT born FROM author WHERE (:low::date IS NULL OR born >= :low);

-- name: a_parameter_in_case :many
-- with: wanted = true, other = NULL
-- params: wanted T, other T?
-- > label T?
SELECT CASE WHEN :wanted THEN email ELSE coalesce(:other, name) END AS label FROM author;

-- name: a_parameter_in_nullif :many
-- with: nothing = 'Ada'
-- > name T?
SELECT nullif(name, :nothing) AS name FROM author;

-- name: a_parameter_of_a_search :many
-- with: document = '{"t": "x"}', key = 't'
-- with: document = '{}', key = 'z'
-- params: document T, key T
-- > title T, text T?
SELECT title, data ->> :key AS text FROM book WHERE data @> :document;

-- name: a_parameter_in_the_key_of_an_update_and_in_what_it_writes :exec
-- with: id = 1, email = NULL
-- params: id T, email T?
UPDATE author SET email = :email WHERE id = :id AND email IS DISTINCT FROM :email;

-- name: a_parameter_written_to_what_takes_null_and_to_what_does_not :exec
-- with: word = 'x'
-- params: word T
UPDATE member SET name = :word, nickname = :word WHERE id = 1;

-- name: a_parameter_of_an_insert_of_a_query :exec
-- with: note = NULL, member = 1
-- params: note T?, member T
INSERT INTO loan (member_id, book_id, note) SELECT id, 99, :note FROM member WHERE id = :member;

-- name: a_parameter_of_an_insert_through_a_cte :exec
-- with: name = 'x', email = NULL
-- params: name T, email T?
WITH new (name, email) AS (VALUES (:name, :email::text)) INSERT INTO author (name, email) SELECT name, email FROM new;

-- name: a_parameter_of_an_insert_through_unnest :exec
-- with: names = ARRAY['x', 'y']
-- params: names T
INSERT INTO author (name) SELECT * FROM unnest(:names::text[]);

-- name: a_parameter_to_a_default :exec
-- What has a default takes NULL no better.
-- with: points = 1
-- params: points T
INSERT INTO member (id, name, email, points) VALUES (70, 'x', 'x@example.org', :points);

-- name: a_parameter_to_a_domain :exec
-- with: headline = 'x', grade = NULL
-- params: headline T, grade T?
INSERT INTO invoice (id, net, headline, grade) VALUES (70, 1, :headline, :grade);

-- name: a_parameter_to_a_checked_column :exec
-- with: pages = NULL
-- params: pages T?
UPDATE book SET pages = :pages;

-- name: a_parameter_in_an_expression_that_is_written :exec
-- Adding NULL is a way of writing it, but hardly one that is meant.
-- with: more = 1
UPDATE book SET pages = pages + :more;

-- name: a_parameter_of_a_function_of_a_user :many
-- with: id = 1
-- > email T?
SELECT find_email(:id) AS email FROM author;

-- name: a_parameter_in_a_window :many
-- with: fallback = 0
-- with: fallback = NULL
-- params: fallback T?
-- > previous T?
SELECT lag(id, 1, coalesce(:fallback, mentor)) OVER (ORDER BY id) AS previous FROM author;

-- name: a_parameter_of_an_aggregate_filter :one
-- with: low = 1
-- params: low T
-- > n T
-- rows: one
SELECT count(*) FILTER (WHERE id > :low) AS n FROM author;

-- name: a_parameter_of_having :many
-- with: least = 1
-- params: least T
-- > author_id T, n T
SELECT author_id, count(*) AS n FROM book GROUP BY author_id HAVING count(*) >= :least;

-- name: a_parameter_of_a_row_comparison :many
-- with: name = 'Ada', id = 0
-- params: name T, id T
-- > name T, id T
SELECT name, id FROM author WHERE (name, id) > (:name, :id) ORDER BY name, id LIMIT 10;

-- name: a_parameter_that_the_user_lets_be_null :many
-- @param country?
-- with: country = NULL
-- params: country T?
-- > name T, matches T?
SELECT name, country = :country AS matches FROM author;

-- name: a_parameter_that_the_user_keeps_from_being_null :exec
-- @param email!
-- with: email = 'x'
-- params: email T
UPDATE author SET email = :email WHERE id = 1;
