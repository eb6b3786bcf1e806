-- Subqueries as values, as conditions and as tables.

-- name: a_scalar_subquery_by_its_key_may_find_no_row :many
-- > mentor T?
-- rows: many
SELECT (SELECT m.name FROM author m WHERE m.id = a.mentor) AS mentor FROM author a;

-- name: a_foreign_key_does_not_promise_the_row :many
-- It is deferred: the rows can come in any order, and the row can be hidden from the reader.
-- > author T?
-- rows: many
-- seed: INSERT INTO book (author_id, title) VALUES (77, 'Orphan')
SELECT (SELECT a.name FROM author a WHERE a.id = b.author_id) AS author FROM book b;

-- name: a_subquery_without_from_but_with_where_may_not :many
-- > id T?
-- rows: many
SELECT (SELECT a.id WHERE a.id > 1) AS id FROM author a;

-- name: a_subquery_of_values_has_its_row :many
-- > x T, y T?
-- rows: many
SELECT (VALUES (1)) AS x, (SELECT column1 FROM (VALUES (NULL::int)) v) AS y FROM author;

-- name: a_subquery_of_a_set_returning_function_may_be_empty :many
-- > n T?
-- rows: many
SELECT (SELECT generate_series(1, a.id - 1) LIMIT 1) AS n FROM author a;

-- name: a_union_of_two_certain_rows_that_are_equal :many
-- > x T
-- rows: many
SELECT (SELECT 1 UNION SELECT 1) AS x FROM author;

-- name: coalesce_over_subqueries :many
-- > x T, y T?
-- rows: many
SELECT coalesce((SELECT b.title FROM book b WHERE b.id = a.id + 3), a.name) AS x,
    coalesce((SELECT b.title FROM book b WHERE b.id = a.id + 3), a.email) AS y FROM author a;

-- name: exists_over_a_scalar :one
-- > any T
-- rows: one
SELECT EXISTS (SELECT FROM author WHERE email IS NULL) AS any;

-- name: a_comparison_with_a_subquery_can_be_null :many
-- > longer T?
-- rows: many
SELECT pages > (SELECT avg(pages) FROM book) AS longer FROM book;

-- name: a_comparison_with_a_subquery_proves_the_column :many
-- > pages T
-- rows: many
SELECT pages FROM book WHERE pages >= (SELECT min(pages) FROM book);

-- name: any_of_a_subquery_can_be_null :many
-- > x T?, y T?
-- rows: many
SELECT pages = ANY (SELECT 1) AS x, id = ANY (SELECT pages FROM book) AS y FROM book;

-- name: all_of_a_subquery_of_values :many
-- > x T
-- rows: many
SELECT id >= ALL (SELECT id FROM book) AS x FROM book;

-- name: rows_in_a_subquery_can_be_null :many
-- > found T?
-- rows: many
SELECT (id, email) IN (SELECT id, nickname FROM member) AS found FROM author;

-- name: a_row_compared_with_a_subquery :many
-- > found T?
-- rows: many
SELECT (id, name) = (SELECT m.id, m.name FROM member m WHERE m.id = a.id) AS found FROM author a;

-- name: a_derived_table_passes_on_what_it_knows :many
-- > id T, mail T?, upper T, const T
-- rows: many
SELECT id, mail, upper, const
FROM (SELECT id, email AS mail, upper(name) AS upper, 'x' AS const FROM author) AS a;

-- name: a_derived_table_with_column_aliases :many
-- The names are shifted, so that `name` is the e-mail address.
-- > id T, name T?
-- rows: many
SELECT d.id, d.name FROM (SELECT id, email, name FROM author) AS d (id, name, email);

-- name: a_derived_table_with_some_aliases :many
-- > x T, email T?
-- rows: many
SELECT d.x, d.email FROM (SELECT id, email FROM author) AS d (x);

-- name: a_condition_outside_on_an_expression :many
-- > x T, pages T?
-- rows: many
-- seed: UPDATE book SET pages = NULL WHERE id = 1
SELECT x, pages FROM (SELECT coalesce(pages, 1) AS x, pages FROM book) d WHERE x > 0;

-- name: a_derived_table_of_a_left_join_of_derived_tables :many
-- > name T, n T?, title T?
-- rows: many
SELECT o.name, o.n, o.title FROM (
    SELECT a.name, c.n, c.title
    FROM author a LEFT JOIN (SELECT author_id, count(*) AS n, min(title) AS title FROM book GROUP BY 1) c
        ON c.author_id = a.id
) o;

-- name: a_nested_correlation :many
-- > x T?
-- rows: many
SELECT (SELECT (SELECT b.title WHERE a.id = 1) FROM book b WHERE b.id = a.id) AS x FROM author a;

-- name: a_subquery_in_limit :many
-- > id T
-- rows: many
SELECT id FROM author ORDER BY id LIMIT (SELECT 2);

-- name: a_subquery_in_an_array_constructor :many
-- > pair T, second T?
-- rows: many
SELECT ARRAY[(SELECT max(pages) FROM book WHERE false), 1] AS pair,
    (ARRAY[(SELECT max(pages) FROM book WHERE false), 1])[1] AS second FROM author;

-- name: a_derived_table_without_an_alias_for_its_column :many
-- > id T, shout T
-- rows: many
SELECT d.id, d.upper AS shout FROM (SELECT id, upper(name) FROM author) d;

-- name: a_scalar_subquery_over_a_view :many
-- > title T?
-- rows: many
SELECT (SELECT max(p.title) FROM published_author p WHERE p.name = a.name) AS title FROM author a;
