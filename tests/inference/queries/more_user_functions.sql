-- Functions, operators and aggregates that are not the system's.

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

-- name: another_one :many
-- > own T?, systems T
-- rows: many
SELECT initcap(id) AS own, initcap(name) AS systems FROM author;

-- name: a_join_by_a_users_operator :many
-- > name T, email T?
-- rows: many
SELECT b.name, a.email FROM author b LEFT JOIN author a ON a.email ^@ b.id;

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

-- name: a_set_of_a_users_own_in_a_subquery :many
-- > ns T, last T?
-- rows: many
SELECT ARRAY(SELECT gaps(2)) AS ns, (SELECT max(n) FROM gaps(0) n) AS last FROM author;

-- name: a_users_aggregate_with_a_filter :one
-- > t T?
-- rows: one
SELECT any_of(title) FILTER (WHERE false) AS t FROM book;

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
