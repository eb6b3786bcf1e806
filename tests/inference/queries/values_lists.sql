-- name: values_are_what_they_are :many
-- > column1 T, column2 T
VALUES (1, 'one'), (2, 'two');

-- name: null_in_one_row :many
-- > column1 T, column2 T?
VALUES (1, 'one'), (2, NULL), (3, 'three');

-- name: values_as_a_table :many
-- > n T, word T?
SELECT v.n, v.word FROM (VALUES (1, 'one'), (2, NULL)) AS v (n, word);

-- name: a_condition_on_values :many
-- > n T, word T
SELECT n, word FROM (VALUES (1, 'one'), (2, NULL)) AS v (n, word) WHERE word <> '';

-- name: values_with_expressions :many
-- > a T, b T?
SELECT v.a, v.b FROM author, LATERAL (VALUES (author.name, author.email), (upper(author.name), lower(author.email))) AS v (a, b);

-- name: values_on_the_nullable_side :many
-- > id T, word T?
SELECT a.id, v.word FROM author a LEFT JOIN (VALUES (1, 'one')) AS v (n, word) ON v.n = a.id;

-- name: values_with_a_parameter :many
-- with: word = 'x'
-- params: word T
-- > n T, word T
SELECT v.n, v.word FROM (VALUES (1, :word::text)) AS v (n, word);

-- name: values_in_a_condition :many
-- > id T
SELECT id FROM author WHERE (id, name) IN (VALUES (1, 'Ada'), (2, 'x'));

-- name: values_with_a_subquery :many
-- > n T, title T?
SELECT v.n, v.title FROM (VALUES (1, (SELECT title FROM book WHERE id = 77))) AS v (n, title);

-- name: ordered_values :many
-- > column1 T
VALUES (3), (1), (2) ORDER BY 1 LIMIT 2;

-- name: select_without_a_table :one
-- > sum T, nothing T?
-- rows: one
SELECT 1 + 1 AS sum, nullif(1, 1) AS nothing;

-- name: select_without_a_table_and_a_condition :opt
-- with: wanted = true
-- with: wanted = false
-- > one T
-- rows: opt
SELECT 1 AS one WHERE :wanted::boolean;
