-- Functions in FROM and sets in the select list, LATERAL, ordinality, ROWS FROM.

-- name: generate_series_beside_a_table :many
-- > name T, n T
-- rows: many
SELECT a.name, n FROM author a, generate_series(1, a.id) AS n;

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

-- name: the_same_in_the_select_list :many
-- > n T?
-- rows: many
SELECT gaps(3) AS n;

-- name: rows_that_are_ghosts :many
-- > title T?
-- rows: many
SELECT g.title FROM ghost_books() g UNION ALL SELECT 'x';

-- name: a_function_that_returns_one_row_returns_it_always :one
-- Nothing found is a row of NULLs.
-- > id T?, title T?
SELECT id, title FROM longest(3);

-- name: a_lateral_of_expressions :many
-- > total T, net T
-- rows: many
SELECT l.total, i.net FROM invoice i CROSS JOIN LATERAL (SELECT i.net + coalesce(i.vat, 0) AS total) l;

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

-- name: the_columns_of_a_recordset_may_be_missing :many
-- > a T, b T?
-- rows: many
SELECT x.a, x.b FROM jsonb_to_recordset('[{"a": 1}, {"a": 2, "b": 3}]') AS r (a int, b int)
CROSS JOIN LATERAL (SELECT coalesce(r.a, 0) AS a, r.b) x;
