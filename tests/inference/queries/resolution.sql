-- name: an_alias_hides_the_table_of_that_name :many
-- > name T?
SELECT author.name FROM archive.author AS author;

-- name: a_schema_tells_tables_of_one_name_apart :many
-- > name T, old_name T?
SELECT a.name, o.name AS old_name FROM public.author a, archive.author o;

-- name: a_name_without_a_schema_is_looked_up_in_the_search_path :many
-- > name T
SELECT name FROM author;

-- name: the_catalog_comes_before_the_search_path :many
-- > lanname T
SELECT lanname FROM pg_language;

-- name: a_schema_before_the_name_of_a_catalog_table :many
-- > lanname T?
-- seed: INSERT INTO public.pg_language VALUES (NULL)
SELECT lanname FROM public.pg_language;

-- name: a_temporary_table_comes_before_all :many
-- > id T?, body T?
SELECT id, body FROM draft;

-- name: the_table_behind_a_temporary_one :many
-- > id T, body T
-- seed: INSERT INTO public.draft VALUES (1, 'x')
SELECT id, body FROM public.draft;

-- name: a_star_is_all_columns :many
-- > code T, name T, continent T?
SELECT * FROM country;

-- name: a_star_of_one_table :many
-- > title T, code T?, continent T?
SELECT b.title, c.code, c.continent
FROM book b JOIN author a ON a.id = b.author_id LEFT JOIN country c ON c.code = a.country AND c.code = 'ar';

-- name: a_star_of_the_nulled_table :many
-- > id T, book_id T?, number T?, shelf T?
SELECT a.id, c.* FROM author a LEFT JOIN copy c ON c.book_id = a.id;

-- name: a_star_within_a_derived_table :many
-- > code T, name T, continent T?
SELECT d.* FROM (SELECT * FROM country) d;

-- name: column_aliases_of_a_table :many
-- > k T, n T, where_from T?
SELECT k, n, where_from FROM country AS c (k, n, where_from);

-- name: column_aliases_swap_names :many
-- > name T?, continent T
SELECT name, continent FROM (SELECT continent, name FROM country) AS c (name, continent);

-- name: fewer_aliases_than_columns :many
-- > k T, continent T?
SELECT k, continent FROM country AS c (k);

-- name: a_subquery_sees_the_outer_alias :many
-- > name T, found T
SELECT a.name, EXISTS (SELECT FROM book WHERE author_id = a.id) AS found FROM author a;

-- name: an_inner_alias_hides_an_outer_one :many
-- The inner `a` is the archive's, whose names may be missing.
-- > name T, old T?
SELECT a.name, (SELECT a.name FROM archive.author a ORDER BY a.id DESC LIMIT 1) AS old FROM author a;

-- name: an_unqualified_name_is_of_the_nearest_scope :many
-- > title T, found T?
SELECT title, (SELECT name FROM archive.author WHERE id IS NULL) AS found FROM book;

-- name: order_by_an_alias_is_no_column :many
-- > email T
SELECT coalesce(email, '') AS email FROM author ORDER BY email;

-- name: group_by_prefers_the_column :many
-- > email T, n T
SELECT coalesce(email, '') AS email, count(*) AS n FROM author GROUP BY author.email;

-- name: a_quoted_name_keeps_its_case :many
-- > Name T, lower_name T?
SELECT d."Name", d.name AS lower_name FROM (SELECT name AS "Name", email AS name FROM author) d;

-- name: names_are_folded :many
-- > name T, email T?
SELECT A.NAME, a.Email FROM Author A;

-- name: a_whole_row_is_not_null :many
-- > a T
SELECT a FROM country a;

-- name: a_whole_row_of_the_nulled_side_is :many
-- > id T, c T?
SELECT a.id, c FROM author a LEFT JOIN country c ON c.code = a.country;

-- name: a_column_of_a_whole_row :many
-- > name T, continent T?
SELECT (c).name, (c).continent FROM country c;

-- name: a_system_column_is_not_null :many
-- > ctid T, tableoid T
SELECT ctid, tableoid FROM author;

-- name: a_system_column_of_the_nulled_side_is :many
-- > id T, ctid T?
SELECT a.id, b.ctid FROM author a LEFT JOIN book b ON b.author_id = a.id;

-- name: a_name_in_another_name :many
-- > author T?
SELECT author.email AS author FROM author;

-- name: only_the_table_itself :many
-- > name T
SELECT name FROM ONLY author;

-- name: the_table_command :many
-- > code T, name T, continent T?
TABLE country;

-- name: rows_of_a_sample :many
-- > id T, email T?
SELECT id, email FROM author TABLESAMPLE SYSTEM (100);

-- name: a_column_named_like_a_function :many
-- > count T, now T?
SELECT d.count, d.now FROM (SELECT id AS count, email AS now FROM author) d;
