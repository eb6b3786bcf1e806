-- Common table expressions, also those that write, and those that call themselves.

-- name: a_cte_with_column_names :many
-- > a T?, b T
-- rows: many
WITH c (a, b) AS (SELECT email, id FROM author) SELECT a, b FROM c;

-- name: a_qualified_name_is_never_a_cte :many
-- > name T
-- rows: many
WITH author AS (SELECT nickname AS name FROM member) SELECT name FROM public.author;

-- name: a_later_cte_reads_an_earlier_one :many
-- > n T, s T?
-- rows: many
-- seed: UPDATE book SET pages = NULL
WITH b AS (SELECT author_id, pages FROM book), s AS (SELECT count(*) AS n, sum(pages) AS s FROM b GROUP BY author_id)
SELECT n, s FROM s;

-- name: a_cte_within_a_subquery_hides_the_outer_one :many
-- > x T?, y T
-- rows: many
WITH c AS (SELECT 1 AS x)
SELECT (WITH c AS (SELECT NULL::int AS x) SELECT x FROM c) AS x, c.x AS y FROM c, author;

-- name: a_cte_on_the_nulled_side :many
-- > name T, n T?
-- rows: many
WITH c AS MATERIALIZED (SELECT author_id, count(*) AS n FROM book GROUP BY author_id)
SELECT a.name, c.n FROM author a LEFT JOIN c ON c.author_id = a.id;

-- name: a_cte_that_is_not_materialized :many
-- > title T
-- rows: many
WITH c AS NOT MATERIALIZED (SELECT title FROM book WHERE subtitle IS NULL) SELECT title FROM c;

-- name: a_cte_of_values :many
-- > k T, v T?
-- rows: many
WITH c (k, v) AS (VALUES ('a', 1), ('b', NULL)) SELECT k, v FROM c;

-- name: a_cte_refined_outside :many
-- > mail T
-- rows: many
WITH c AS (SELECT email AS mail FROM author) SELECT mail FROM c WHERE mail > '';

-- name: a_cte_that_deletes_and_returns :many
-- > id T, note T?
-- rows: many
WITH gone AS (DELETE FROM loan RETURNING id, note) SELECT id, note FROM gone;

-- name: a_cte_that_inserts_and_is_joined :many
-- > id T, name T, code T?
-- rows: many
WITH new AS (INSERT INTO author (name) VALUES ('Zoe'), ('Yan') RETURNING id, name, country)
SELECT new.id, new.name, c.code FROM new LEFT JOIN country c ON c.code = new.country;

-- name: a_cte_that_updates_to_null :many
-- > email T?
-- rows: many
WITH c AS (UPDATE author SET email = NULL WHERE email IS NOT NULL RETURNING email) SELECT email FROM c;

-- name: a_cte_that_moves_rows :many
-- > id T, body T?
-- rows: many
WITH moved AS (DELETE FROM outbox RETURNING id, body)
INSERT INTO outbox SELECT id + 100, body FROM moved RETURNING id, body;

-- name: a_cte_beside_an_update :many
-- > id T, price T?
-- rows: many
WITH c AS (SELECT id, NULL::numeric AS price FROM book) UPDATE book b SET price = c.price FROM c WHERE c.id = b.id
RETURNING b.id, b.price;

-- name: a_cte_read_twice :many
-- > a T, b T?
-- rows: many
WITH c AS (SELECT id, mentor FROM author) SELECT x.id AS a, y.id AS b FROM c x LEFT JOIN c y ON y.id = x.mentor;

-- name: a_cte_in_a_cte :many
-- > x T
-- rows: many
WITH o AS (WITH i AS (SELECT id AS x FROM author) SELECT x FROM i) SELECT x FROM o;

-- name: a_recursive_arm_that_introduces_null :many
-- > id T, up T?
-- rows: many
WITH RECURSIVE t (id, up) AS (
    SELECT 3, 2 UNION ALL SELECT a.id, a.mentor FROM author a JOIN t ON a.id = t.up
) SELECT id, up FROM t;

-- name: a_recursive_arm_with_an_outer_join :many
-- > id T?, depth T
-- rows: many
WITH RECURSIVE t (id, depth) AS (
    SELECT 1, 0
    UNION ALL
    SELECT a.id, t.depth + 1 FROM t LEFT JOIN author a ON a.mentor = t.id WHERE t.depth < 4
) SELECT id, depth FROM t;

-- name: a_recursive_arm_refined :many
-- > id T
-- rows: many
WITH RECURSIVE t (id) AS (
    SELECT 3 UNION SELECT a.mentor FROM t JOIN author a ON a.id = t.id WHERE a.mentor IS NOT NULL
) SELECT id FROM t;

-- name: a_recursive_query_that_starts_with_null :many
-- > id T, root T?
-- rows: many
WITH RECURSIVE t (id, root) AS (
    SELECT id, mentor FROM author WHERE mentor IS NULL
    UNION ALL SELECT a.id, coalesce(t.root, t.id) FROM author a JOIN t ON a.mentor = t.id
) SELECT id, root FROM t;

-- name: two_recursive_ctes :many
-- > x T?, y T?
-- rows: many
WITH RECURSIVE a (n, x) AS (SELECT 1, 1 UNION ALL SELECT n + 1, nullif(n, 2) FROM a WHERE n < 4),
    b (n, y) AS (SELECT n, x FROM a UNION ALL SELECT n + 1, y FROM b WHERE n < 2)
SELECT a.x, b.y FROM a, b;
