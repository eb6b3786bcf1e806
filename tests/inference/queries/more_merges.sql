-- MERGE: its parameters.

-- name: a_merge_that_inserts :exec
-- rows: none
-- params: code T, name T, continent T?
-- with: code = 'zz', name = 'Zed', continent = NULL
MERGE INTO country c USING (SELECT :code::text AS code) s ON s.code = c.code
WHEN NOT MATCHED THEN INSERT (code, name, continent) VALUES (s.code, :name, :continent)
WHEN MATCHED THEN DO NOTHING;

-- name: a_merge_that_updates :exec
-- rows: none
-- params: id T, email T?, name T
-- with: id = 1, email = NULL, name = 'New'
MERGE INTO author a USING (VALUES (1)) s (id) ON a.id = s.id AND a.id = :id
WHEN MATCHED THEN UPDATE SET email = :email, name = :name
WHEN NOT MATCHED THEN DO NOTHING;

-- name: a_merge_whose_source_has_parameters :exec
-- rows: none
-- params: id T, name T, email T?
-- with: id = 50, name = 'New', email = NULL
MERGE INTO author a USING (SELECT :id::int AS id, :name::text AS name, :email::text AS email) s ON a.id = s.id
WHEN MATCHED THEN UPDATE SET name = s.name, email = s.email
WHEN NOT MATCHED THEN INSERT (id, name, email) VALUES (s.id, s.name, s.email);

-- name: a_merge_with_conditions :exec
-- rows: none
-- params: min T, note T?
-- with: min = 1, note = NULL
MERGE INTO loan l USING member m ON m.id = l.member_id
WHEN MATCHED AND m.points >= :min THEN UPDATE SET note = :note
WHEN MATCHED THEN DELETE;

-- name: a_merge_that_keeps_the_old_value :exec
-- rows: none
-- params: name T?, id T
-- with: name = NULL, id = 2
MERGE INTO author a USING (SELECT :id::int AS id) s ON a.id = s.id
WHEN MATCHED THEN UPDATE SET name = coalesce(:name, a.name);
