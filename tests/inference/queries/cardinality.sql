-- name: by_a_primary_key :opt
-- with: id = 1
-- with: id = 77
-- > name T
-- rows: opt
SELECT name FROM author WHERE id = :id;

-- name: by_a_primary_key_and_more :opt
-- with: id = 1, name = 'Ada'
-- > email T?
-- rows: opt
-- seed: UPDATE author SET email = NULL
SELECT email FROM author WHERE name = :name AND :id = id;

-- name: by_a_part_of_a_key :many
-- with: book_id = 1
-- > number T
-- rows: many
SELECT number FROM copy WHERE book_id = :book_id;

-- name: by_all_of_a_key :opt
-- with: book_id = 1, number = 1
-- with: book_id = 1, number = 77
-- > shelf T?
-- rows: opt
-- seed: UPDATE copy SET shelf = NULL
SELECT shelf FROM copy WHERE book_id = :book_id AND number = :number;

-- name: by_all_of_a_key_as_a_row :opt
-- with: book_id = 1, number = 1
-- > book_id T
-- rows: opt
SELECT book_id FROM copy WHERE (book_id, number) = (:book_id, :number);

-- name: by_a_unique_nullable_column :opt
-- with: email = 'ada@example.org'
-- > name T
-- rows: opt
SELECT name FROM author WHERE email = :email;

-- name: by_null_in_a_unique_column :many
-- NULL is as often there as one likes.
-- > name T
-- rows: many
SELECT name FROM author WHERE email IS NULL;

-- name: not_distinct_from_a_unique_column :many
-- with: email = NULL
-- params: email T?
-- > name T
-- rows: many
SELECT name FROM author WHERE email IS NOT DISTINCT FROM :email;

-- name: by_two_unique_columns_of_which_one_is_null :many
-- seed: DELETE FROM reservation; INSERT INTO reservation VALUES (1, NULL, 1, NULL), (1, NULL, 2, NULL)
-- with: member_id = 1
-- > place T
-- rows: many
SELECT place FROM reservation WHERE member_id = :member_id AND book_id IS NULL;

-- name: either_of_two_keys :many
-- with: one = 1, other = 2
-- > name T
-- rows: many
SELECT name FROM author WHERE id = :one OR id = :other;

-- name: a_list_of_keys :many
-- > name T
-- rows: many
SELECT name FROM author WHERE id IN (1, 2);

-- name: a_list_of_one_key :opt
-- > name T
-- rows: opt
SELECT name FROM author WHERE id IN (1);

-- name: a_range_of_keys :many
-- > name T
-- rows: many
SELECT name FROM author WHERE id BETWEEN 1 AND 2;

-- name: an_expression_of_a_key :many
-- with: parity = 1
-- > name T
-- rows: many
SELECT name FROM author WHERE id % 2 = :parity;

-- name: by_an_expression_index :opt
-- with: email = 'eve@example.org'
-- > name T
-- rows: opt
SELECT name FROM member WHERE lower(email) = :email;

-- name: by_the_column_of_an_expression_index :opt
-- What is equal is equal in small letters too, but that takes a proof.
-- with: email = 'eve@example.org'
-- > name T
SELECT name FROM member WHERE email = :email;

-- name: by_a_partial_index_where_it_applies :opt
-- with: book_id = 3
-- > note T?
-- rows: opt
SELECT note FROM loan WHERE book_id = :book_id AND returned IS NULL;

-- name: by_a_partial_index_where_it_does_not :many
-- with: book_id = 1
-- > note T?
-- rows: many
-- seed: UPDATE loan SET note = NULL
SELECT note FROM loan WHERE book_id = :book_id;

-- name: by_a_key_that_is_checked_later :many
-- seed: UPDATE reservation SET place = 1
-- with: place = 1
-- > place T
-- rows: many
SELECT place FROM reservation WHERE place = :place;

-- name: by_a_key_whose_nulls_are_not_distinct :opt
-- > kind T
-- rows: opt
SELECT kind FROM badge WHERE owner = 1;

-- name: by_a_key_compared_with_a_column :many
-- > name T
-- rows: many
SELECT name FROM author WHERE id = mentor + 1 OR id = id;

-- name: a_key_equal_to_itself :many
-- > name T
-- rows: many
SELECT name FROM author WHERE id = id;

-- name: a_key_equal_to_a_subquery :opt
-- > name T
-- rows: opt
SELECT name FROM author WHERE id = (SELECT max(author_id) FROM book);

-- name: a_key_in_a_subquery :many
-- > name T
-- rows: many
SELECT name FROM author WHERE id IN (SELECT author_id FROM book);

-- name: a_negated_key :many
-- with: id = 1
-- > name T
-- rows: many
SELECT name FROM author WHERE NOT id = :id;

-- name: joined_along_a_key :opt
-- with: id = 1
-- with: id = 77
-- > title T, name T
-- rows: opt
SELECT b.title, a.name FROM book b JOIN author a ON a.id = b.author_id WHERE b.id = :id;

-- name: joined_against_a_key :many
-- with: id = 1
-- > title T, name T
-- rows: many
SELECT b.title, a.name FROM book b JOIN author a ON a.id = b.author_id WHERE a.id = :id;

-- name: joined_along_a_key_by_an_outer_join :opt
-- with: id = 1
-- with: id = 3
-- > name T, country_name T?
-- rows: opt
SELECT a.name, c.name AS country_name FROM author a LEFT JOIN country c ON c.code = a.country WHERE a.id = :id;

-- name: an_outer_join_against_a_key :many
-- with: id = 1
-- with: id = 3
-- > name T, title T?
-- rows: many
SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE a.id = :id;

-- name: a_full_join_along_a_key :many
-- with: id = 1
-- > id T, other T?
-- rows: many
SELECT a.id, m.name AS other FROM author a FULL JOIN member m ON m.id = a.id AND m.id > 2 WHERE a.id <= :id OR a.id IN (2, 3);

-- name: joined_along_two_keys :opt
-- with: id = 1
-- > title T, name T, country_name T?
-- rows: opt
-- seed: UPDATE author SET country = NULL
SELECT b.title, a.name, c.name AS country_name
FROM book b JOIN author a ON a.id = b.author_id LEFT JOIN country c ON c.code = a.country WHERE b.id = :id;

-- name: two_tables_by_their_keys :opt
-- with: author = 1, member = 1
-- > author_name T, member_name T
-- rows: opt
SELECT a.name AS author_name, m.name AS member_name FROM author a, member m WHERE a.id = :author AND m.id = :member;

-- name: two_tables_and_one_key :many
-- with: id = 1
-- > author_name T, member_name T
-- rows: many
SELECT a.name AS author_name, m.name AS member_name FROM author a, member m WHERE a.id = :id;

-- name: a_limit_of_one :opt
-- > name T
-- rows: opt
SELECT name FROM author ORDER BY born LIMIT 1;

-- name: a_limit_of_two :many
-- > name T
-- rows: many
SELECT name FROM author LIMIT 2;

-- name: a_limit_that_is_given :many
-- with: most = 2
-- > name T
-- rows: many
SELECT name FROM author LIMIT :most;

-- name: fetch_first_row :opt
-- > name T
-- rows: opt
SELECT name FROM author ORDER BY name FETCH FIRST ROW ONLY;

-- name: fetch_first_row_with_ties :many
-- > country T
-- rows: many
SELECT country FROM author WHERE country IS NOT NULL ORDER BY country DESC FETCH FIRST 1 ROW WITH TIES;

-- name: an_aggregate_is_one_row :one
-- > n T, oldest T?
-- rows: one
SELECT count(*) AS n, min(born) AS oldest FROM author WHERE country = 'nowhere';

-- name: an_aggregate_with_having :opt
-- > n T
-- rows: opt
SELECT count(*) AS n FROM author HAVING count(*) > 2;

-- name: an_aggregate_with_an_offset :opt
-- with: skipped = 0
-- with: skipped = 1
-- > n T
-- rows: opt
SELECT count(*) AS n FROM author OFFSET :skipped;

-- name: an_aggregate_in_groups :many
-- > n T
-- rows: many
SELECT count(*) AS n FROM author GROUP BY country;

-- name: an_aggregate_within_an_expression :one
-- > average T?
-- rows: one
SELECT round(avg(pages), 2) AS average FROM book;

-- name: an_aggregate_of_an_outer_query :many
-- > n T
-- rows: many
SELECT (SELECT count(b.id)) AS n FROM book b GROUP BY b.author_id;

-- name: a_window_function_is_no_aggregate :many
-- > n T
-- rows: many
SELECT count(*) OVER () AS n FROM author;

-- name: an_aggregate_beside_a_set :many
-- > n T, each T
-- rows: many
SELECT count(*) AS n, generate_series(1, 2) AS each FROM author;

-- name: a_set_by_a_key :many
-- with: id = 1
-- > tag T?
-- rows: many
-- seed: UPDATE book SET tags = ARRAY['a', NULL]
SELECT unnest(tags) AS tag FROM book WHERE id = :id;

-- name: a_set_in_from_by_a_key :many
-- with: id = 1
-- > tag T?
-- rows: many
-- seed: UPDATE book SET tags = ARRAY['a', NULL]
SELECT t.tag FROM book b, unnest(b.tags) AS t (tag) WHERE b.id = :id;

-- name: select_alone :one
-- > now T
-- rows: one
SELECT now() AS now;

-- name: values_of_one_row :one
-- > column1 T
-- rows: one
VALUES (1);

-- name: values_of_two_rows :many
-- > column1 T
-- rows: many
VALUES (1), (2);

-- name: a_union_of_two_rows :many
-- with: id = 1
-- > name T
-- rows: many
SELECT name FROM author WHERE id = :id UNION ALL SELECT name FROM member WHERE id = :id;

-- name: an_insert_of_one_row :one
-- > code T
-- rows: one
INSERT INTO country VALUES ('fr', 'France') RETURNING code;

-- name: an_insert_of_a_found_row :opt
-- with: id = 1
-- with: id = 77
-- > id T
-- rows: opt
INSERT INTO author (name) SELECT name FROM member WHERE id = :id RETURNING id;

-- name: an_update_of_all_rows :many
-- > id T
-- rows: many
UPDATE member SET points = 0 RETURNING id;

-- name: a_delete_by_a_part_of_a_key :many
-- with: book_id = 1
-- > number T
-- rows: many
DELETE FROM copy WHERE book_id = :book_id RETURNING number;

-- name: an_update_along_a_key :many
-- with: code = 'uk'
-- > id T
-- rows: many
UPDATE author SET died = NULL FROM country c WHERE c.code = author.country AND c.code = :code RETURNING author.id;

-- name: a_derived_table_by_a_key :opt
-- with: id = 1
-- > name T
-- rows: opt
SELECT d.name FROM (SELECT id, name FROM author) d WHERE d.id = :id;

-- name: a_cte_by_a_key :opt
-- with: id = 1
-- > name T
-- rows: opt
WITH one AS (SELECT name FROM author WHERE id = :id) SELECT name FROM one;

-- name: groups_of_one_key :opt
-- with: author_id = 1
-- > author_id T, n T
-- rows: opt
SELECT author_id, count(*) AS n FROM book WHERE author_id = :author_id GROUP BY author_id;

-- name: distinct_does_not_make_one_of_many :many
-- > country T?
-- rows: many
SELECT DISTINCT country FROM author;

-- name: a_semijoin_multiplies_nothing :opt
-- with: id = 1
-- > name T
-- rows: opt
SELECT name FROM author a WHERE id = :id AND EXISTS (SELECT FROM book b WHERE b.author_id = a.id);

-- name: by_a_whole_key_of_a_partitioned_table :opt
-- with: id = 1, at = DATE '2019-05-05'
-- > kind T?
-- rows: opt
-- seed: UPDATE event SET kind = NULL
SELECT kind FROM event WHERE id = :id AND at = :at;

-- name: by_a_part_of_the_key_of_a_partitioned_table :many
-- with: id = 1
-- > at T
-- rows: many
SELECT at FROM event WHERE id = :id;

-- name: by_a_key_through_a_view :opt
-- with: id = 1
-- > name T
-- rows: opt
SELECT name FROM plain_member WHERE id = :id;

-- name: by_what_is_no_key_of_a_view :many
-- with: id = 1
-- > title T?
-- rows: many
-- seed: DELETE FROM book
SELECT title FROM author_book WHERE author_id = :id;

-- name: a_table_without_a_key :many
-- with: member_id = 1, day = DATE '2024-01-01'
-- seed: INSERT INTO visit VALUES (1, '2024-01-01', NULL)
-- > minutes T?
-- rows: many
SELECT minutes FROM visit WHERE member_id = :member_id AND day = :day;

-- name: a_locked_row :opt
-- with: id = 1
-- > name T
-- rows: opt
SELECT name FROM author WHERE id = :id FOR UPDATE SKIP LOCKED;
