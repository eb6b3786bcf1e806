-- name: a_view_hides_an_outer_join :many
-- > author_id T, name T, book_id T?, title T?
SELECT author_id, name, book_id, title FROM author_book;

-- name: a_view_of_a_view_removes_the_join :many
-- > name T, title T
SELECT name, title FROM published_author;

-- name: a_condition_on_a_view_removes_its_join :many
-- > title T, book_id T
SELECT title, book_id FROM author_book WHERE book_id > 1;

-- name: a_view_of_aggregates :many
-- > author_id T, books T, pages T?, last_title T
SELECT * FROM author_stats;

-- name: a_view_of_aggregates_on_the_nullable_side :many
-- > id T, books T?, coalesced T
SELECT a.id, s.books, coalesce(s.books, 0) AS coalesced FROM author a LEFT JOIN author_stats s ON s.author_id = a.id;

-- name: a_view_of_all_columns :many
-- > id T, note T?, returned T?
SELECT id, note, returned FROM open_loan;

-- name: a_view_of_a_union :many
-- > id T, label T?, kind T
SELECT id, label, kind FROM person;

-- name: a_recursive_view :many
-- > id T, ancestor T?, depth T
SELECT id, ancestor, depth FROM lineage;

-- name: a_materialized_view :many
-- > shelf T?, copies T
SELECT shelf, copies FROM shelf_count;

-- name: a_join_of_two_views :many
-- > name T, books T?, title T?
SELECT b.name, s.books, b.title FROM author_book b LEFT JOIN author_stats s ON s.author_id = b.author_id AND s.pages > 100;

-- name: a_view_in_a_subquery :many
-- > id T, last_title T?
SELECT a.id, (SELECT last_title FROM author_stats s WHERE s.author_id = a.id) AS last_title FROM author a;

-- name: a_view_joined_by_using :many
-- > author_id T, title T?, books T?
SELECT author_id, title, books FROM author_book LEFT JOIN author_stats USING (author_id);

-- name: a_view_is_hidden_by_a_cte :many
-- > name T?
WITH published_author AS (SELECT title AS name FROM author_book) SELECT name FROM published_author;

-- name: a_view_of_a_plain_table :many
-- > id T, name T, nickname T?
SELECT * FROM plain_member;

-- name: a_whole_row_of_a_view :many
-- > b T
SELECT b FROM author_book b;

-- name: a_view_with_column_aliases :many
-- > x T, y T?
SELECT x, y FROM person AS p (x, y);

-- name: a_view_grouped :many
-- > kind T, names T?, n T
SELECT kind, string_agg(label, ',') AS names, count(*) AS n FROM person GROUP BY kind;

-- name: a_view_of_the_system :many
-- > table_name T?, n T
SELECT max(table_name::text) AS table_name, count(*) AS n FROM information_schema.tables WHERE table_schema = 'nowhere';

-- name: a_table_of_the_system :many
-- > relname T, relacl T?
SELECT relname, relacl::text AS relacl FROM pg_catalog.pg_class WHERE relname = 'author';
