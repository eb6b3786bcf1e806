-- Functions, operators and aggregates that are not the system's.

-- name: a_function_that_never_returns_null :many
-- Who wrote it knows that.
-- > loud T~, initial T~
-- rows: many
SELECT shout(name) AS loud, initial(email) AS initial FROM author;

-- name: a_function_with_defaults :many
-- > greeting T?
-- rows: many
SELECT greet() AS greeting FROM author;

-- name: a_function_by_named_arguments :many
-- > greeting T?
-- rows: many
SELECT greet(greeting => email, name => name) AS greeting FROM author;

-- name: a_function_with_many_arguments :many
-- > s T?
-- rows: many
SELECT sum_of(pages, NULL) AS s FROM book;

-- name: a_function_of_any_type :many
-- > first T?
-- rows: many
SELECT first_of(tags) AS first FROM book;

-- name: a_function_called_like_one_of_the_systems :many
-- `upper` of a number is the user's own.
-- > own T?, systems T
-- rows: many
SELECT upper(id) AS own, upper(name) AS systems FROM author;

-- name: another_one :many
-- > own T?, systems T
-- rows: many
SELECT initcap(id) AS own, initcap(name) AS systems FROM author;

-- name: an_operator_called_like_one_of_the_systems :many
-- > own T?, systems T
-- rows: many
SELECT name + name AS own, id + id AS systems FROM author;

-- name: a_test_that_is_a_users :many
-- > own T~, systems T
-- rows: many
SELECT name ^@ 5 AS own, id = 5 AS systems FROM author;

-- name: a_join_by_a_users_operator :many
-- > name T, email T?
-- rows: many
SELECT b.name, a.email FROM author b LEFT JOIN author a ON a.email ^@ b.id;

-- name: a_condition_by_a_users_operator :many
-- > email T?
-- rows: many
SELECT email FROM author WHERE email === country;

-- name: a_cast_by_a_users_function :many
-- > a T?, b T
-- rows: many
SELECT CAST(m.address AS place) AS a, CAST(m.id AS text) AS b FROM member m;

-- name: a_function_that_returns_a_row_of_a_table :many
-- > book T?, title T?
-- rows: many
SELECT longest(id)::text AS book, (longest(id)).title FROM author;

-- name: the_columns_of_what_a_function_returns :many
-- > first T?, last T?
-- rows: many
SELECT (split_name(email)).first, (split_name(name)).last FROM author;

-- name: a_function_with_out_columns_as_a_table :many
-- > name T, last T?
-- rows: many
SELECT a.name, s.last FROM author a, split_name(a.name) s;

-- name: a_set_of_a_users_own_in_a_subquery :many
-- > ns T, last T?
-- rows: many
SELECT ARRAY(SELECT gaps(2)) AS ns, (SELECT max(n) FROM gaps(0) n) AS last FROM author;

-- name: a_users_aggregate_over_groups :many
-- > a T?, t T~
-- rows: many
SELECT any_of(subtitle) AS a, tally(subtitle) AS t FROM book GROUP BY id;

-- name: a_users_aggregate_with_a_filter :one
-- > t T?
-- rows: one
SELECT any_of(title) FILTER (WHERE false) AS t FROM book;

-- name: a_function_in_a_condition_proves_its_result_only :many
-- It is not said to be stable, so what it says twice need not be the same.
-- > even T~, id T
-- rows: many
SELECT only_even(id) AS even, id FROM author WHERE only_even(id) IS NOT NULL;

-- name: a_volatile_function_that_was_asked_twice :many
-- What it said the first time need not be what it says the second time.
-- > x T?
-- rows: many
-- seed: SELECT setval('author_id_seq', 1000)
SELECT nullif(nextval('author_id_seq') % 2, 0) AS x FROM author WHERE nullif(nextval('author_id_seq') % 2, 0) IS NOT NULL;

-- name: a_random_value_that_was_asked_twice :many
-- > x T?
-- rows: many
SELECT nullif(trunc(random() * 2), 0) AS x
FROM generate_series(1, 200) WHERE nullif(trunc(random() * 2), 0) IS NOT NULL;
