-- INSERT, UPDATE and DELETE, what they return, and which of their parameters can be NULL.

-- name: an_insert_returns_what_was_written :one
-- The column can be NULL, but this value is not.
-- > email T, born T
-- rows: one
INSERT INTO author (name, email, born) VALUES ('New', 'new@example.org', CURRENT_DATE) RETURNING email, born;

-- name: an_insert_of_two_rows :many
-- > id T, email T?, country T
-- rows: many
INSERT INTO author (name, email, country) VALUES ('A', 'a', 'uk'), ('B', NULL, 'ar') RETURNING id, email, country;

-- name: an_insert_of_a_select_of_parameters :exec
-- rows: none
-- params: id T, name T, email T?
-- with: id = 50, name = 'New', email = NULL
INSERT INTO author (id, name, email) SELECT :id, :name, :email;

-- name: an_insert_of_a_select_whose_condition_has_parameters :many
-- > id T
-- rows: many
-- params: country T, mail T?
-- with: country = 'uk', mail = NULL
INSERT INTO author (name, email) SELECT name, :mail FROM author WHERE country = :country RETURNING id;

-- name: an_insert_from_arrays :many
-- > id T, country T?
-- rows: many
-- params: names T, countries T
-- with: names = '{x,y}', countries = '{uk,NULL}'
INSERT INTO author (name, country) SELECT * FROM unnest(:names::text[], :countries::text[]) RETURNING id, country;

-- name: an_insert_of_casts_and_cases :exec
-- rows: none
-- params: name T, born T?
-- with: name = 'New', born = NULL, days = 1
INSERT INTO author (name, born, died) VALUES
    (:name, CAST(:born AS date), CASE WHEN true THEN '2000-01-01'::date + :days::int ELSE NULL END);

-- name: an_insert_of_what_a_default_would_be :one
-- > tags T, data T, added T, ratings T?
-- rows: one
INSERT INTO book (author_id, title, tags, data) VALUES (1, 'New', DEFAULT, DEFAULT) RETURNING tags, data, added, ratings;

-- name: an_insert_with_coalesce_of_its_parameter :one
-- > name T, country T
-- rows: one
-- params: name T?, country T?
-- with: name = NULL, country = NULL
INSERT INTO author (name, country) VALUES (coalesce(:name, 'Nobody'), coalesce(:country, 'uk')) RETURNING name, country;

-- name: a_parameter_for_two_columns_of_which_one_is_not_null :exec
-- rows: none
-- params: x T
-- with: x = 'New'
INSERT INTO author (name, email) VALUES (:x, :x);

-- name: an_insert_through_a_strict_function :exec
-- rows: none
-- params: name T
-- with: name = 'New', email = 'x'
INSERT INTO author (name, email) VALUES (upper(:name), lower(:email));

-- name: an_insert_that_updates_on_conflict_returns_its_row :one
-- > email T?, name T
-- rows: one
-- params: email T?
-- with: email = NULL
-- with: email = 'x'
INSERT INTO author (id, name, email) VALUES (1, 'New', :email)
ON CONFLICT (id) DO UPDATE SET email = excluded.email RETURNING email, name;

-- name: an_insert_whose_update_writes_null :one
-- What the insert writes is not what a conflict leaves.
-- > email T?
-- rows: one
INSERT INTO author (id, name, email) VALUES (1, 'New', 'new@example.org')
ON CONFLICT (id) DO UPDATE SET email = NULL RETURNING email;

-- name: an_insert_whose_update_leaves_a_column_alone :one
-- > email T?
-- rows: one
INSERT INTO author (id, name, email) VALUES (2, 'New', 'new@example.org')
ON CONFLICT (id) DO UPDATE SET name = 'x' RETURNING email;

-- name: an_insert_whose_update_writes_the_same :one
-- > email T
-- rows: one
INSERT INTO author (id, name, email) VALUES (2, 'New', 'new@example.org')
ON CONFLICT (id) DO UPDATE SET email = excluded.email RETURNING email;

-- name: parameters_of_an_upsert :exec
-- rows: none
-- params: key T, value T, amount T?, old T
-- with: key = 'limit', value = 'x', amount = NULL, old = 3
INSERT INTO setting (key, value, amount, unit) VALUES (:key, :value, :amount, 'days')
ON CONFLICT (key) DO UPDATE SET amount = excluded.amount WHERE setting.amount > :old;

-- name: an_update_returns_what_was_written :many
-- > email T, pages T
-- rows: many
UPDATE author SET email = 'x' || id, mentor = 1 RETURNING email, mentor AS pages;

-- name: an_update_by_a_subquery_that_finds_nothing :many
-- > mentor T?, email T?
-- rows: many
UPDATE author SET (mentor, email) = (SELECT 1, 'x' WHERE author.id = 1) RETURNING mentor, email;

-- name: an_update_from_another_table :many
-- > id T, price T, pages T?
-- rows: many
UPDATE book b SET price = i.net FROM invoice i WHERE i.id = b.id RETURNING b.id, b.price, b.pages;

-- name: an_update_from_an_outer_join :many
-- > title T, code T?
-- rows: many
UPDATE book b SET title = upper(b.title) FROM author a LEFT JOIN country c ON c.code = a.country
WHERE a.id = b.author_id OR c.code IS NULL RETURNING b.title, c.code;

-- name: an_update_to_its_default :many
-- > points T, nickname T?
-- rows: many
UPDATE member SET points = DEFAULT, nickname = DEFAULT RETURNING points, nickname;

-- name: parameters_of_an_update :exec
-- rows: none
-- params: name T, email T?, born T?, id T
-- with: name = 'New', email = NULL, born = NULL, id = 1
UPDATE author SET name = :name, email = :email, born = :born WHERE id = :id;

-- name: a_parameter_written_by_arithmetic :exec
-- rows: none
-- params: id T
-- with: by = 1, id = 1
UPDATE book SET pages = pages + :by WHERE id = :id;

-- name: a_parameter_added_to_what_is_not_null :exec
-- rows: none
-- params: by T, id T
-- with: by = 5, id = 1
UPDATE member SET points = points + :by WHERE id = :id;

-- name: a_parameter_in_a_written_row :exec
-- rows: none
-- params: street T?, city T?, id T
-- with: street = NULL, city = NULL, id = 1
UPDATE member SET address = ROW(:street, :city)::address WHERE id = :id;

-- name: a_parameter_as_a_field_that_is_written :exec
-- rows: none
-- params: city T?, id T
-- with: city = NULL, id = 1
UPDATE member SET address.city = :city WHERE id = :id;

-- name: a_parameter_as_an_element_that_is_written :exec
-- rows: none
-- params: tag T?, id T
-- with: tag = NULL, id = 1
UPDATE book SET tags[1] = :tag WHERE id = :id;

-- name: a_delete_refined :many
-- > fine T, note T?
-- rows: many
DELETE FROM loan WHERE fine >= 0 RETURNING fine, note;

-- name: a_delete_using_another_table :many
-- > book T, shelf T?, name T
-- rows: many
DELETE FROM copy c USING book b, author a WHERE b.id = c.book_id AND a.id = b.author_id
RETURNING b.title AS book, c.shelf, a.name;

-- name: a_delete_using_an_outer_join :many
-- > id T, nickname T?, title T?
-- rows: many
DELETE FROM loan l USING member m LEFT JOIN book b ON b.title = m.nickname
WHERE m.id = l.member_id RETURNING l.id, m.nickname, b.title;

-- name: what_returning_computes :one
-- > next T, tag T?, count T
-- rows: one
INSERT INTO author (name) VALUES ('New') RETURNING id + 1 AS next, upper(email) AS tag, (SELECT count(*) FROM book) AS count;

-- name: a_not_null_domain_as_target :exec
-- rows: none
-- params: words T, id T
-- with: words = 'x', id = 5
INSERT INTO plaque (id, words) VALUES (:id, :words);
