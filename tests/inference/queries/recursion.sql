-- name: a_recursive_cte_counts :many
-- > n T
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT n FROM c;

-- name: a_recursive_arm_introduces_null :many
-- > id T, parent T?
WITH RECURSIVE up (id, parent) AS (
    SELECT id, 0 FROM author WHERE id = 3
    UNION ALL
    SELECT a.id, a.mentor FROM up JOIN author a ON a.id = up.id - 1
)
SELECT id, parent FROM up;

-- name: a_recursive_arm_carries_null_to_another_column :many
-- The second column is NULL only from the third round on.
-- > a T?, b T?, c T?
WITH RECURSIVE r (n, a, b, c) AS (
    SELECT 1, 1, 1, NULL::int
    UNION ALL
    SELECT n + 1, b, c, c FROM r WHERE n < 5
)
SELECT a, b, c FROM r;

-- name: a_recursive_arm_keeps_a_column :many
-- > root T, id T, depth T
WITH RECURSIVE up (root, id, depth) AS (
    SELECT id, id, 0 FROM author
    UNION ALL
    SELECT up.root, a.id, depth + 1 FROM up JOIN author a ON a.mentor = up.id
)
SELECT root, id, depth FROM up;

-- name: a_recursion_through_an_inner_join_finds_values :many
-- > ancestor T
WITH RECURSIVE up (ancestor) AS (
    SELECT mentor FROM author WHERE mentor IS NOT NULL
    UNION
    SELECT a.mentor FROM up JOIN author a ON a.id = up.ancestor WHERE a.mentor IS NOT NULL
)
SELECT ancestor FROM up;

-- name: a_recursion_with_a_forgotten_condition :many
-- > ancestor T?
WITH RECURSIVE up (ancestor) AS (
    SELECT mentor FROM author WHERE mentor IS NOT NULL
    UNION
    SELECT a.mentor FROM up JOIN author a ON a.id = up.ancestor
)
SELECT ancestor FROM up;

-- name: a_recursion_with_an_array :many
-- > id T, path T
WITH RECURSIVE down (id, path) AS (
    SELECT id, ARRAY[id] FROM author WHERE mentor IS NULL
    UNION ALL
    SELECT a.id, down.path || a.id FROM down JOIN author a ON a.mentor = down.id
)
SELECT id, path FROM down;

-- name: a_recursion_in_front_of_an_outer_join :many
-- > n T, name T?
WITH RECURSIVE c (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 9)
SELECT n, a.name FROM c LEFT JOIN author a ON a.id = c.n;

-- name: recursive_without_recursion :many
-- > name T
WITH RECURSIVE a AS (SELECT name FROM author) SELECT name FROM a;

-- name: the_order_of_a_search :many
-- The parser does not know SEARCH.
-- > id T~, position T~
WITH RECURSIVE down (id) AS (
    SELECT id FROM author WHERE mentor IS NULL
    UNION ALL
    SELECT a.id FROM down JOIN author a ON a.mentor = down.id
) SEARCH DEPTH FIRST BY id SET position
SELECT id, position::text AS position FROM down;

-- name: the_mark_of_a_cycle :many
-- The parser does not know CYCLE.
-- > id T~, is_cycle T~, path T~
WITH RECURSIVE down (id) AS (
    SELECT id FROM author WHERE mentor IS NULL
    UNION ALL
    SELECT a.id FROM down JOIN author a ON a.mentor = down.id
) CYCLE id SET is_cycle USING path
SELECT id, is_cycle, path::text AS path FROM down;

-- name: a_recursive_case_runs_out :many
-- > n T?
WITH RECURSIVE c (n) AS (
    SELECT 3
    UNION ALL
    SELECT CASE WHEN n > 1 THEN n - 1 END FROM c WHERE n IS NOT NULL
)
SELECT n FROM c;
