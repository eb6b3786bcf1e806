-- name: a_union_of_certain_columns :many
-- > name T
SELECT name FROM author UNION SELECT name FROM member;

-- name: a_union_with_a_nullable_second_arm :many
-- > name T?
SELECT name FROM author UNION ALL SELECT nickname FROM member;

-- name: a_union_with_a_nullable_first_arm :many
-- > contact T?
SELECT email AS contact FROM author UNION ALL SELECT name FROM member;

-- name: a_union_of_three :many
-- > id T, word T?
SELECT id, 'author' AS word FROM author UNION ALL SELECT id, 'member' FROM member UNION ALL SELECT id, subtitle FROM book;

-- name: a_union_with_null :many
-- > id T?
SELECT id FROM author UNION SELECT NULL;

-- name: an_intersection_is_in_both :many
-- What one side can not hold is not in the result.
-- > name T
-- seed: UPDATE author SET email = 'eve@example.org' WHERE id = 1
SELECT email AS name FROM author INTERSECT SELECT email FROM member;

-- name: an_intersection_of_a_certain_first_arm :many
-- > id T
SELECT id FROM author INTERSECT SELECT mentor FROM author;

-- name: an_intersection_of_nullable_arms :many
-- > mentor T?
SELECT mentor FROM author INTERSECT ALL SELECT referrer FROM member;

-- name: a_difference_is_of_the_first_arm :many
-- > id T
SELECT id FROM author EXCEPT SELECT mentor FROM author;

-- name: a_difference_of_a_nullable_first_arm :many
-- > mentor T?
SELECT mentor FROM author EXCEPT SELECT id FROM author;

-- name: a_union_in_parentheses :many
-- > id T?
(SELECT id FROM author EXCEPT SELECT id FROM book) UNION (SELECT mentor FROM author LIMIT 3);

-- name: intersection_binds_tighter :many
-- > id T
SELECT id FROM author UNION SELECT mentor FROM author INTERSECT SELECT id FROM book;

-- name: a_union_of_an_outer_join :many
-- > name T, title T?
SELECT a.name, b.title FROM author a LEFT JOIN book b ON b.author_id = a.id
UNION ALL
SELECT m.name, 'none' FROM member m;

-- name: columns_are_matched_by_position :many
-- > first T?, second T
SELECT email AS first, name AS second FROM author UNION ALL SELECT name AS second, email AS first FROM member;

-- name: a_union_in_a_derived_table :many
-- > kind T, contact T
SELECT kind, contact
FROM (SELECT 'author' AS kind, email AS contact FROM author UNION ALL SELECT 'member', email FROM member) c
WHERE contact IS NOT NULL;

-- name: a_union_refined_in_each_arm :many
-- > contact T
SELECT email AS contact FROM author WHERE email IS NOT NULL UNION SELECT coalesce(nickname, name) FROM member;

-- name: a_union_of_values :many
-- > n T, word T?
SELECT id AS n, name AS word FROM author UNION ALL VALUES (1, 'one'), (2, NULL);

-- name: a_union_and_an_aggregate :many
-- > n T?
SELECT count(*) AS n FROM author UNION ALL SELECT sum(points) FROM member WHERE id > 100;

-- name: a_union_of_constants :many
-- > n T, word T
SELECT 1 AS n, 'one' AS word UNION ALL SELECT 2, 'two';

-- name: a_union_with_an_order_and_a_limit :many
-- > name T
SELECT name FROM author UNION SELECT name FROM member ORDER BY name LIMIT 3;

-- name: a_union_of_tables :many
-- > label T
TABLE archive.crate UNION SELECT code FROM country;

-- name: a_union_with_a_cte_in_front :many
-- > id T, name T?
WITH a AS (SELECT id, name FROM author) SELECT id, name FROM a UNION SELECT id, nickname FROM member;

-- name: a_union_within_exists :one
-- > any_of_them T
-- rows: one
SELECT EXISTS (SELECT email FROM author UNION SELECT NULL) AS any_of_them;
