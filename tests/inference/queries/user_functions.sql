-- name: a_strict_function_is_not_never_null :many
-- > email T?
SELECT find_email(id) AS email FROM author;

-- name: a_strict_function_in_plpgsql :many
-- > even T?
SELECT only_even(id) AS even FROM author;

-- name: a_strict_function_of_null :many
-- > loud T?
SELECT shout(email) AS loud FROM author;

-- name: a_strict_function_that_is_compared_demands_its_argument :many
-- > email T
SELECT email FROM author WHERE shout(email) > 'A';

-- name: a_function_that_takes_null_demands_nothing :many
-- > email T?
SELECT email FROM author WHERE initial(email) = '?';

-- name: a_coalesced_function :many
-- > email T
SELECT coalesce(find_email(id), 'none') AS email FROM author;

-- name: a_function_named_like_one_of_the_system :many
-- > reversed_id T?, reversed_name T
SELECT reverse(id) AS reversed_id, pg_catalog.reverse(name) AS reversed_name FROM author;

-- name: an_operator_written_like_one_of_the_system :many
-- > joined T?
SELECT name ^ name AS joined FROM author;

-- name: an_operator_of_a_schema :many
-- > power T, joined T?
SELECT id OPERATOR(pg_catalog.^) 2 AS power, name OPERATOR(public.^) name AS joined FROM author;

-- name: arguments_left_out :one
-- > greeting T?
-- rows: one
SELECT greet() AS greeting;

-- name: a_function_of_a_row :many
-- > title T?, id T?
SELECT (longest(a.id)).title, (longest(a.id)).id FROM author a;

-- name: a_function_of_a_row_in_from :many
-- It gives one row of NULLs where it finds nothing.
-- > name T, title T?
SELECT a.name, l.title FROM author a, longest(a.id) l;

-- name: out_columns :many
-- > first T?, last T?
-- seed: UPDATE author SET name = '' WHERE id = 1
SELECT s.first, s.last FROM author a, split_name(a.email) s;

-- name: out_columns_of_a_record :many
-- > last T?
SELECT (split_name(name)).last FROM author;

-- name: a_variadic_call :one
-- > text T, highest T
-- rows: one
SELECT concat(VARIADIC ARRAY['a', NULL]) AS text, greatest(1, 2) AS highest;

-- name: a_function_in_a_join_condition :many
-- > name T, title T?
SELECT a.name, b.title FROM author a LEFT JOIN book b ON only_even(a.id) = b.author_id;

-- name: whether_a_function_answers :many
-- > answers T, email T?
SELECT find_email(id) IS NOT NULL AS answers, find_email(id) AS email FROM author;
