-- COALESCE, NULLIF, CASE, GREATEST and LEAST.

-- name: coalesce_over_two_nullable_sources_of_joins :many
-- > either T?
-- rows: many
-- seed: INSERT INTO author (name) VALUES ('Idle')
SELECT coalesce(b.title, m.name) AS either
FROM author a LEFT JOIN book b ON b.author_id = a.id LEFT JOIN author m ON m.id = a.mentor;

-- name: a_constant_in_the_midst_of_coalesce_is_enough :many
-- > x T
-- rows: many
SELECT coalesce(mentor, 0, pages) AS x FROM author CROSS JOIN (SELECT NULL::int AS pages) p;

-- name: division_by_nullif_can_be_null :many
-- > ratio T?
-- rows: many
SELECT 10 / nullif(points, 0) AS ratio FROM member;

-- name: case_without_else_can_be_null :many
-- > size T?
-- rows: many
SELECT CASE WHEN pages > 100 THEN 'long' WHEN pages > 0 THEN 'short' END AS size FROM book;

-- name: case_with_else_is_as_nullable_as_its_branches :many
-- > size T, email T?
-- rows: many
SELECT CASE WHEN pages > 100 THEN 'long' ELSE 'short' END AS size,
    CASE WHEN a.id > 1 THEN a.email ELSE 'none' END AS email
FROM book b JOIN author a ON a.id = b.author_id;

-- name: a_simple_case_compares_its_operand :many
-- > code T, fallback T
-- rows: many
SELECT CASE country WHEN 'uk' THEN country ELSE 'none' END AS code,
    CASE mood WHEN 'calm' THEN 1 ELSE 0 END AS fallback FROM author a JOIN book b ON b.author_id = a.id;

-- name: a_case_over_an_enum_without_else_can_be_null :many
-- Every label is there, but NULL is none of them.
-- > x T?
-- rows: many
SELECT CASE mood WHEN 'calm' THEN 1 WHEN 'tense' THEN 2 END AS x FROM book;

-- name: a_nested_case_keeps_what_the_outer_one_proved :many
-- > x T
-- rows: many
SELECT CASE WHEN email IS NULL THEN 'none'
    ELSE CASE WHEN id > 1 THEN email ELSE upper(email) END END AS x FROM author;

-- name: greatest_ignores_nulls :many
-- > latest T
-- rows: many
SELECT greatest(born, died, '1800-01-01') AS latest FROM author;

-- name: greatest_of_nullable_columns_can_be_null :many
-- > latest T?
-- rows: many
SELECT least(born, died) AS latest FROM author;

-- name: least_with_a_not_null_column_is_not_null :many
-- > first T
-- rows: many
SELECT least(taken, returned) AS first FROM loan;

-- name: coalesce_within_case_within_coalesce :many
-- > x T
-- rows: many
SELECT coalesce(CASE WHEN pages > 100 THEN subtitle END, CASE WHEN false THEN NULL ELSE title END) AS x FROM book;

-- name: case_on_is_not_distinct_from_a_value :many
-- > x T
-- rows: many
SELECT CASE WHEN pages IS NOT DISTINCT FROM 60 THEN pages ELSE 0 END AS x FROM book;

-- name: case_in_an_aggregate_leaves_out_what_it_does_not_say :many
-- > tense T?, counted T
-- rows: many
SELECT sum(CASE WHEN mood = 'tense' THEN 1 END) AS tense, count(CASE WHEN mood = 'tense' THEN 1 END) AS counted
FROM book GROUP BY author_id;

-- name: case_whose_condition_is_null_takes_else :many
-- > x T
-- rows: many
SELECT CASE WHEN NULL THEN NULL ELSE 1 END AS x FROM author;
