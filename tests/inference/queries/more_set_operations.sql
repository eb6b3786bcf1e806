-- UNION, INTERSECT, EXCEPT and VALUES: every arm counts, except where it only takes rows away.

-- name: a_union_all_with_a_null_in_its_last_arm :many
-- > x T?
-- rows: many
SELECT 1 AS x UNION ALL SELECT 2 UNION ALL SELECT NULL;

-- name: a_union_of_values_only :many
-- > x T
-- rows: many
SELECT id AS x FROM author UNION ALL SELECT id FROM book UNION SELECT 7;

-- name: an_arm_with_an_outer_join :many
-- > name T, title T?
-- rows: many
SELECT a.name, b.title FROM author a JOIN book b ON b.author_id = a.id
UNION ALL
SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id;

-- name: except_keeps_the_nulls_of_its_left_arm :many
-- > mail T?
-- rows: many
-- seed: INSERT INTO country VALUES ('zz', 'Zed')
SELECT email AS mail FROM author EXCEPT ALL SELECT email FROM author WHERE email IS NOT NULL;

-- name: parentheses_make_it_otherwise :many
-- > x T
-- rows: many
(SELECT mentor AS x FROM author UNION SELECT referrer FROM member) INTERSECT SELECT id FROM author;

-- name: values_of_expressions :many
-- > a T, b T?
-- rows: many
SELECT * FROM (VALUES ((SELECT count(*) FROM author), (SELECT max(id) FROM author WHERE false)), (1, 2)) AS v (a, b);

-- name: values_of_parameters :many
-- > id T, label T
-- rows: many
-- params: a T, b T
-- with: a = 1, b = 'x'
SELECT v.id, v.label FROM (VALUES (:a::int, :b::text), (2, 'y')) AS v (id, label);

-- name: values_joined_to_a_table :many
-- > id T, name T?
-- rows: many
SELECT v.id, a.name FROM (VALUES (1), (99)) AS v (id) LEFT JOIN author a USING (id);

-- name: table_as_an_arm :many
-- > owner T?, kind T
-- rows: many
TABLE badge UNION ALL SELECT 1, 'iron';

-- name: order_and_limit_of_a_union :many
-- > x T?
-- rows: many
(SELECT id AS x FROM author LIMIT 1) UNION ALL (SELECT mentor FROM author ORDER BY mentor NULLS FIRST LIMIT 1)
ORDER BY x OFFSET 0;

-- name: a_union_in_a_derived_table_refined_outside :many
-- > who T
-- rows: many
SELECT who FROM (SELECT nickname AS who FROM member UNION ALL SELECT name FROM author) u WHERE who <> '';

-- name: a_union_on_the_nulled_side :many
-- > name T, x T?
-- rows: many
-- seed: INSERT INTO author (id, name) VALUES (70, 'Idle')
SELECT a.name, u.x FROM author a LEFT JOIN (SELECT 1 AS x UNION SELECT 2) u ON u.x = a.id;

-- name: a_union_over_a_view_with_a_union :many
-- > label T?
-- rows: many
SELECT label FROM person UNION SELECT name FROM country;

-- name: a_chain_of_except_and_union :many
-- > id T
-- rows: many
SELECT id FROM author EXCEPT SELECT mentor FROM author UNION ALL SELECT id FROM member;

-- name: a_union_of_literals_without_types :many
-- > x T
-- rows: many
SELECT 'a' AS x UNION SELECT 'b';

-- name: an_empty_arm_of_an_aggregate :many
-- > pages T?
-- rows: many
-- seed: DELETE FROM book
SELECT sum(pages) AS pages FROM book UNION ALL SELECT 1 UNION ALL SELECT 2;
