-- Functions in FROM and sets in the select list, LATERAL, ordinality, ROWS FROM.

-- name: generate_series_beside_a_table :many
-- > name T, n T
-- rows: many
SELECT a.name, n FROM author a, generate_series(1, a.id) AS n;

-- name: generate_series_in_the_select_list :many
-- > id T, n T
-- rows: many
SELECT id, generate_series(1, id) AS n FROM author;

-- name: a_set_within_an_expression :many
-- > a T, b T?
-- rows: many
SELECT generate_series(1, 3) * 10 AS a, generate_series(1, 2) + 1 AS b;

-- name: a_set_that_is_empty_leaves_no_row :many
-- > id T, n T
-- rows: many
SELECT id, generate_series(2, id) AS n FROM author;

-- name: a_longer_set_beside_a_column :many
-- The column is repeated, not left NULL.
-- > name T, a T?, b T
-- rows: many
SELECT name, generate_series(1, 1) AS a, generate_series(1, 2) AS b FROM author;

-- name: rows_from_fills_the_shorter_one :many
-- > a T?, b T?, n T
-- rows: many
SELECT r.a, r.b, r.n FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['x', 'y', 'z'])) WITH ORDINALITY AS r (a, b, n)
UNION ALL SELECT 1, NULL, 1;

-- name: ordinality_counts_from_one :many
-- > value T, ordinality T
-- rows: many
SELECT value, ordinality FROM regexp_split_to_table('a b', ' ') WITH ORDINALITY AS t (value, ordinality);

-- name: the_groups_of_regexp_matches :many
-- > groups T, second T?
-- rows: many
SELECT m AS groups, m[2] AS second FROM regexp_matches('abab', 'a(b)(c)?', 'g') AS m;

-- name: string_to_table_of_values :many
-- > part T
-- rows: many
SELECT part FROM string_to_table('a,b', ',') AS part;

-- name: string_to_table_with_a_null_string :many
-- > part T?
-- rows: many
SELECT part FROM string_to_table('a,-', ',', '-') AS part;

-- name: a_function_of_a_users_own_that_yields_null :many
-- > n T?
-- rows: many
SELECT n FROM gaps(3) AS n;

-- name: the_same_in_the_select_list :many
-- > n T?
-- rows: many
SELECT gaps(3) AS n;

-- name: a_function_that_returns_a_table :many
-- What its query says of the title is for its author to know.
-- > title T~, pages T?
-- rows: many
SELECT title, pages FROM titles(1);

-- name: rows_that_are_ghosts :many
-- > title T?
-- rows: many
SELECT g.title FROM ghost_books() g UNION ALL SELECT 'x';

-- name: a_function_that_returns_one_row_returns_it_always :one
-- Nothing found is a row of NULLs.
-- > id T?, title T?
-- rows: one
SELECT id, title FROM longest(3);

-- name: a_function_with_out_columns :one
-- > low T~, high T?
-- rows: one
SELECT low, high FROM two_numbers();

-- name: a_left_join_lateral_on_true :many
-- > name T, title T?, pages T?
-- rows: many
SELECT a.name, l.title, l.pages
FROM author a LEFT JOIN LATERAL (SELECT title, pages FROM book b WHERE b.author_id = a.id ORDER BY id LIMIT 1) l ON true;

-- name: a_cross_join_lateral_keeps_only_what_it_finds :many
-- > name T, title T, pages T?
-- rows: many
SELECT a.name, l.title, l.pages
FROM author a CROSS JOIN LATERAL (SELECT title, pages FROM book b WHERE b.author_id = a.id) l;

-- name: a_lateral_aggregate_always_has_its_row :many
-- > name T, n T, last T?
-- rows: many
SELECT a.name, l.n, l.last
FROM author a CROSS JOIN LATERAL (SELECT count(*) AS n, max(b.id) AS last FROM book b WHERE b.author_id = a.id) l;

-- name: a_left_join_lateral_of_an_aggregate_finds_it :many
-- The left join can not miss.
-- > name T, n T
-- rows: many
SELECT a.name, l.n
FROM author a LEFT JOIN LATERAL (SELECT count(*) AS n FROM book b WHERE b.author_id = a.id) l ON true;

-- name: a_left_join_lateral_of_an_aggregate_on_a_condition :many
-- > name T, n T?
-- rows: many
SELECT a.name, l.n
FROM author a LEFT JOIN LATERAL (SELECT count(*) AS n FROM book b WHERE b.author_id = a.id) l ON l.n > 0;

-- name: a_lateral_that_reads_the_nulled_side :many
-- > title T?, x T?
-- rows: many
SELECT b.title, l.x
FROM author a LEFT JOIN book b ON b.author_id = a.id CROSS JOIN LATERAL (SELECT b.title AS x) l;

-- name: a_lateral_of_expressions :many
-- > total T, net T
-- rows: many
SELECT l.total, i.net FROM invoice i CROSS JOIN LATERAL (SELECT i.net + coalesce(i.vat, 0) AS total) l;

-- name: a_lateral_values_list :many
-- > name T, kind T, value T?
-- rows: many
SELECT a.name, v.kind, v.value
FROM author a, LATERAL (VALUES ('mail', a.email), ('country', a.country)) AS v (kind, value);

-- name: a_function_is_lateral_by_itself :many
-- > title T, key T
-- rows: many
SELECT b.title, k.key FROM book b, jsonb_object_keys(b.data) AS k (key) WHERE b.id < 4;

-- name: a_left_join_on_a_function :many
-- > title T, key T?
-- rows: many
SELECT b.title, k.key FROM book b LEFT JOIN jsonb_object_keys(b.data) AS k (key) ON true WHERE b.id < 4;

-- name: a_scalar_function_in_from :one
-- > upper T
-- rows: one
SELECT upper FROM upper('x');

-- name: a_table_sample :many
-- > name T, email T?
-- rows: many
SELECT name, email FROM author TABLESAMPLE BERNOULLI (100);

-- name: the_columns_of_a_recordset_may_be_missing :many
-- > a T, b T?
-- rows: many
SELECT x.a, x.b FROM jsonb_to_recordset('[{"a": 1}, {"a": 2, "b": 3}]') AS r (a int, b int)
CROSS JOIN LATERAL (SELECT coalesce(r.a, 0) AS a, r.b) x;
