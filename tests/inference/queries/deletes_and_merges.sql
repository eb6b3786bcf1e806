-- name: what_a_delete_returns_is_as_the_table_says :many
-- > book_id T, shelf T?
DELETE FROM copy RETURNING book_id, shelf;

-- name: the_condition_of_a_delete_is_about_what_it_returns :many
-- > shelf T
DELETE FROM copy WHERE shelf = 'A' RETURNING shelf;

-- name: a_delete_by_its_key :opt
-- with: id = 1
-- with: id = 77
-- > id T, body T
-- rows: opt
DELETE FROM report WHERE id = :id RETURNING id, body;

-- name: the_other_table_of_a_delete :many
-- > number T, title T, subtitle T?
DELETE FROM copy c USING book b WHERE b.id = c.book_id RETURNING c.number, b.title, b.subtitle;

-- name: an_outer_join_in_a_delete :many
-- > number T, title T?
DELETE FROM copy c USING copy o LEFT JOIN book b ON b.id = o.book_id
WHERE o.book_id = c.book_id AND o.number = c.number RETURNING c.number, b.title;

-- name: a_delete_without_returning :exec
-- rows: none
DELETE FROM copy WHERE book_id NOT IN (SELECT id FROM book);

-- name: a_delete_where_not_exists :many
-- > book_id T, shelf T?
-- seed: UPDATE copy SET shelf = NULL
DELETE FROM copy c WHERE NOT EXISTS (SELECT FROM book b WHERE b.id = c.book_id) RETURNING c.book_id, c.shelf;

-- name: a_delete_of_a_view :many
-- What is written to a view is not followed to its table.
-- > id T~, returned T?
DELETE FROM open_loan RETURNING id, returned;

-- name: a_deleted_row_of_an_inheriting_table :many
-- > id T, plate T?
DELETE FROM vehicle RETURNING id, plate;

-- name: a_merge_without_returning :exec
-- with: key = 'colour', value = 'red', amount = NULL
-- params: key T, value T, amount T?
-- rows: none
MERGE INTO setting s USING (SELECT :key::text AS key) n ON n.key = s.key
WHEN MATCHED THEN UPDATE SET value = :value, amount = :amount
WHEN NOT MATCHED THEN INSERT (key, value) VALUES (n.key, :value);

-- name: a_merge_that_deletes :exec
-- with: key = 'colour'
-- params: key T
-- rows: none
MERGE INTO setting s USING (VALUES (:key)) n (key) ON n.key = s.key WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN DO NOTHING;

-- name: what_a_merge_returns_of_its_target :many
-- since: 17
-- > code T, name T, continent T?
MERGE INTO country c USING (VALUES ('uk'), ('fr')) n (code) ON n.code = c.code
WHEN MATCHED THEN UPDATE SET name = 'x'
WHEN NOT MATCHED THEN INSERT (code, name) VALUES (n.code, 'y')
RETURNING c.code, c.name, c.continent;

-- name: what_a_merge_returns_of_its_source :many
-- since: 17
-- > source_code T, action T
MERGE INTO country c USING (VALUES ('uk'), ('fr')) n (code) ON n.code = c.code
WHEN MATCHED THEN UPDATE SET name = 'x'
WHEN NOT MATCHED THEN INSERT (code, name) VALUES (n.code, 'y')
RETURNING n.code AS source_code, merge_action() AS action;

-- name: a_merge_without_a_source :many
-- Rows that the source does not have have no source.
-- since: 17
-- > code T, source_code T?
MERGE INTO country c USING (VALUES ('uk')) n (code) ON n.code = c.code
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET continent = 'x'
WHEN MATCHED THEN UPDATE SET name = 'x'
RETURNING c.code, n.code AS source_code;

-- name: a_merge_that_writes_null :many
-- since: 17
-- with: continent = NULL
-- with: continent = 'x'
-- params: continent T?
-- > code T, continent T?
MERGE INTO country c USING (VALUES ('uk'), ('fr')) n (code) ON n.code = c.code
WHEN MATCHED THEN UPDATE SET continent = :continent
WHEN NOT MATCHED THEN INSERT (code, name, continent) VALUES (n.code, 'y', 'z')
RETURNING c.code, c.continent;
