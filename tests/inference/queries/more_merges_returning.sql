-- What MERGE returns.

-- name: a_merge_returns_the_target_as_it_is_now :many
-- > id T, name T, email T?
-- rows: many
-- since: 17
MERGE INTO author a USING member m ON m.id = a.id
WHEN MATCHED THEN UPDATE SET name = m.name
WHEN NOT MATCHED THEN INSERT (name) VALUES (m.name)
RETURNING a.id, a.name, a.email;

-- name: a_merge_returns_its_source :many
-- > action T, nickname T?, name T
-- rows: many
-- since: 17
MERGE INTO author a USING member m ON m.id = a.id + 1
WHEN MATCHED THEN UPDATE SET name = 'x'
WHEN NOT MATCHED THEN INSERT (name) VALUES (m.name)
RETURNING merge_action() AS action, m.nickname, m.name;

-- name: a_merge_of_rows_that_the_source_has_not :many
-- Where the target matched nothing, the source's columns are NULL.
-- > id T, source T?
-- rows: many
-- since: 17
MERGE INTO author a USING member m ON m.id = a.id
WHEN MATCHED THEN UPDATE SET name = m.name
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET name = upper(a.name)
RETURNING a.id, m.id AS source;

-- name: a_merge_that_writes_null :many
-- > email T?
-- rows: many
-- since: 17
MERGE INTO author a USING member m ON m.id = a.id
WHEN MATCHED THEN UPDATE SET email = NULL
RETURNING a.email;

-- name: a_merge_that_writes_a_value_whatever_it_does :many
-- What all branches of a MERGE write is not gathered.
-- > email T~
-- rows: many
-- since: 17
MERGE INTO author a USING member m ON m.id = a.id + 1
WHEN MATCHED THEN UPDATE SET email = m.email
WHEN NOT MATCHED THEN INSERT (name, email) VALUES (m.name, m.email)
RETURNING a.email;

-- name: a_merge_of_one_row_may_do_nothing :opt
-- > name T
-- params: id T
-- with: id = 1
-- with: id = 77
-- since: 17
MERGE INTO author a USING (SELECT :id::int AS id) s ON a.id = s.id
WHEN MATCHED THEN UPDATE SET name = 'x'
RETURNING a.name;

-- name: a_merge_of_one_row_into_many :many
-- > name T
-- rows: many
-- since: 17
MERGE INTO author a USING (SELECT 'x' AS name) s ON true
WHEN MATCHED THEN UPDATE SET name = s.name
RETURNING a.name;

-- name: a_merge_in_a_cte :many
-- > name T
-- rows: many
-- since: 17
WITH m AS (
    MERGE INTO author a USING member m ON m.id = a.id
    WHEN MATCHED THEN UPDATE SET name = m.name
    WHEN NOT MATCHED THEN INSERT (name) VALUES (m.name)
    RETURNING a.name
) SELECT name FROM m;

-- name: a_merge_that_deletes_returns_the_old_row :many
-- > name T, email T?
-- rows: many
-- since: 17
MERGE INTO author a USING member m ON m.id < a.id AND m.id = 1
WHEN MATCHED THEN DELETE
RETURNING a.name, a.email;
