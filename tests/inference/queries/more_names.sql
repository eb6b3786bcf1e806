-- Which column a name means: aliases, scopes, schemas, system columns.

-- name: a_star_of_an_alias :many
-- > code T, name T, continent T?, id T
-- rows: many
-- seed: INSERT INTO author (name, country) VALUES ('Amundsen', 'aq')
SELECT c.*, a.id FROM country c JOIN author a ON a.country = c.code;

-- name: a_star_over_using_shows_the_merged_column_once :many
-- > member_id T?, book_id T, place T?, label T
-- rows: many
SELECT j.* FROM (SELECT r.member_id, l.book_id, r.place, 'x' AS label
    FROM loan l LEFT JOIN reservation r USING (book_id)) j;

-- name: a_star_of_a_natural_join_of_derived_tables :many
-- > id T, a T, b T?
-- rows: many
SELECT * FROM (SELECT id, name AS a FROM author) x NATURAL JOIN (SELECT id, pages AS b FROM book) y;

-- name: the_alias_hides_the_table :many
-- `book` is the name of authors here.
-- > name T
-- rows: many
SELECT book.name FROM author AS book;

-- name: aliases_that_change_places :many
-- > x T?, y T
-- rows: many
SELECT book.name AS x, author.title AS y FROM author book RIGHT JOIN book author ON author.author_id = book.id + 1;

-- name: column_aliases_of_a_table :many
-- > name T, id T?
-- rows: many
SELECT c.name, c.id FROM country AS c (id, name) WHERE c.id > '' AND c.continent IS NULL
UNION ALL SELECT 'x', NULL;

-- name: column_aliases_that_change_places :many
-- The second column is called like the third one.
-- > continent T, name T?
-- rows: many
SELECT c.continent, c.name FROM country AS c (code, continent, name);

-- name: a_quoted_name_keeps_its_case :many
-- > Name T, MAIL T?
-- rows: many
SELECT name AS "Name", email AS "MAIL" FROM author;

-- name: a_name_of_a_schema_and_a_table :many
-- > name T?, other T
-- rows: many
SELECT archive.author.name, public.author.name AS other
FROM archive.author JOIN public.author ON public.author.id = 1;

-- name: a_table_of_another_schema :many
-- > id T?, burnt T
-- rows: many
SELECT id, burnt FROM archive.author;

-- name: the_temporary_one_by_its_schema :many
-- > id T?
-- rows: many
SELECT id FROM pg_temp.draft;

-- name: a_table_of_the_system_hides_one_of_the_users :many
-- > amname T
-- rows: many
SELECT amname FROM pg_am;

-- name: system_columns :many
-- > t T, x T, place T, id T
-- rows: many
SELECT tableoid::regclass::text AS t, xmin::text AS x, ctid::text AS place, id FROM author;

-- name: a_column_of_the_outer_query :many
-- `name` is of the author: loans have none.
-- > x T
-- rows: many
SELECT (SELECT name) AS x FROM author;

-- name: the_nearest_scope_wins :many
-- > x T?
-- rows: many
SELECT (SELECT m.name FROM (SELECT NULL::text AS name) m) AS x FROM author m;

-- name: an_output_name_in_order_by_is_no_column :many
-- > name T?
-- rows: many
SELECT email AS name FROM author ORDER BY name;

-- name: an_input_name_wins_in_group_by :many
-- The group is that of the column, not of the alias.
-- > country T, n T
-- rows: many
SELECT coalesce(country, '-') AS country, count(*) AS n FROM author GROUP BY country;

-- name: an_output_name_in_group_by_where_there_is_no_column :many
-- > label T, n T
-- rows: many
SELECT coalesce(country, '-') AS label, count(*) AS n FROM author GROUP BY label;

-- name: a_column_called_like_its_table :many
-- > note T?, l T
-- rows: many
SELECT l.note, l.id AS l FROM loan l;

-- name: a_keyword_as_a_name :many
-- > order T, select T?
-- rows: many
SELECT id AS "order", email AS "select" FROM author AS "table";

-- name: a_name_with_letters_beyond_ascii :many
-- > größe T?, 値 T
-- rows: many
SELECT pages AS größe, id AS "値" FROM book AS bücher;

-- name: catalogs_of_the_system :many
-- > relname T, relkind T, relpartbound T?
-- rows: many
SELECT relname, relkind, relpartbound::text FROM pg_class;

-- name: a_comment_between_a_name_and_its_dot :many
-- > name T
-- rows: many
SELECT a /* the author */ . /* 's */ name FROM author a;

-- name: the_alias_of_an_update_hides_its_table :many
-- > id T, name T
-- rows: many
UPDATE author AS book SET name = book.name || '!' RETURNING book.id, book.name;

-- name: a_join_alias_of_a_column_that_both_have :many
-- > x T, y T?
-- rows: many
SELECT x.id AS x, y.id AS y FROM author x LEFT OUTER JOIN author y ON y.mentor = x.id;

-- name: current_of_an_unnamed_column :many
-- > ?column? T?, case T, coalesce T, upper T
-- rows: many
SELECT pages + 1, CASE WHEN id = 1 THEN 1 ELSE 2 END, coalesce(pages, 1), upper(title) FROM book;
