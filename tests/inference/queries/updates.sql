-- name: what_an_update_returns_is_as_the_table_says :many
-- > id T, name T, email T?
UPDATE author SET name = upper(name) RETURNING id, name, email;

-- name: a_value_that_is_written_is_known :many
-- > returned T, fine T?
UPDATE loan SET returned = '2024-05-01' RETURNING returned, fine;

-- name: null_is_written :many
-- > email T?
UPDATE author SET email = NULL WHERE email IS NOT NULL RETURNING email;

-- name: the_condition_is_about_the_old_row :many
-- > email T?
UPDATE author SET email = nullif(email, 'ada@example.org') WHERE email > '' RETURNING email;

-- name: a_condition_on_what_is_not_written :many
-- What is not assigned stays as the condition found it.
-- > country T, email T?
UPDATE author SET email = NULL WHERE country = 'uk' RETURNING country, email;

-- name: a_condition_on_what_is_made_of_what_is_written :many
-- > gross T?, vat T?
-- seed: UPDATE invoice SET net = 1, vat = 1
UPDATE invoice SET vat = NULL WHERE gross > 0 RETURNING gross, vat;

-- name: a_condition_on_what_a_trigger_may_change :many
-- > author T?
-- seed: ALTER TABLE report DISABLE TRIGGER ALL; INSERT INTO report VALUES (70, 'x', 'y'); ALTER TABLE report ENABLE TRIGGER ALL
UPDATE report SET body = 'open' WHERE author IS NOT NULL RETURNING author;

-- name: a_written_expression :many
-- > points T, pages T?
UPDATE member SET points = points + 1 RETURNING points, (SELECT pages FROM book WHERE id = 2) AS pages;

-- name: an_expression_of_a_nullable_column :many
-- > pages T?, subtitle T
UPDATE book SET pages = pages + 1, subtitle = coalesce(subtitle, title) RETURNING pages, subtitle;

-- name: a_parameter_is_written :opt
-- with: id = 1, nickname = NULL
-- with: id = 77, nickname = 'x'
-- params: id T, nickname T?
-- > id T, nickname T?
-- rows: opt
UPDATE member SET nickname = :nickname WHERE id = :id RETURNING id, nickname;

-- name: a_parameter_is_written_to_what_is_not_null :opt
-- with: id = 1, name = 'x'
-- with: id = 77, name = 'x'
-- params: id T, name T
-- > id T
-- rows: opt
UPDATE member SET name = :name WHERE id = :id RETURNING id;

-- name: a_parameter_is_written_where_it_is_given :exec
-- with: id = 1, name = NULL
-- params: id T, name T?
-- rows: none
UPDATE member SET name = coalesce(:name, name) WHERE id = :id;

-- name: a_parameter_through_a_case :exec
-- with: clear = true, note = NULL
-- params: clear T, note T?
UPDATE loan SET note = CASE WHEN :clear THEN NULL ELSE :note END;

-- name: a_parameter_through_a_cast :exec
-- with: published = NULL
-- params: published T?
UPDATE book SET published = :published::date;

-- name: the_other_table_of_an_update :many
-- > id T, country_name T, continent T?
UPDATE author a SET email = 'x' || a.id FROM country c WHERE c.code = a.country
RETURNING a.id, c.name AS country_name, c.continent;

-- name: an_outer_join_in_an_update :many
-- > id T, book_title T?
UPDATE author a SET died = now()
FROM author o LEFT JOIN book b ON b.author_id = o.id
WHERE o.id = a.id RETURNING a.id, b.title AS book_title;

-- name: columns_are_written_from_a_row :many
-- > email T, country T?
UPDATE author SET (email, country) = ('x' || id, NULL) RETURNING email, country;

-- name: columns_are_written_from_a_subquery :many
-- A subquery without a row writes NULL.
-- > subtitle T?
UPDATE book SET (subtitle, mood) = (SELECT a.name, 'calm'::mood FROM author a WHERE a.id = book.id + 2) RETURNING subtitle;

-- name: the_default_is_written :many
-- > tags T, nickname T?
UPDATE book b SET tags = DEFAULT, mood = DEFAULT FROM member m RETURNING b.tags, m.nickname;

-- name: a_generated_column_after_an_update :many
-- > gross T?, twice T
UPDATE invoice SET net = 7 RETURNING gross, twice;

-- name: a_field_of_a_composite_is_written :many
-- The field that was set is not told from the others.
-- > home T, city T~
UPDATE author SET home.city = 'Rome' RETURNING home, (home).city;

-- name: an_element_of_an_array_is_written :many
-- > ratings T
UPDATE book SET ratings[2] = 5 RETURNING ratings;

-- name: an_update_of_a_view :many
-- What is written to a view is not followed to its table.
-- > id T~, note T~
UPDATE open_loan SET note = 'x' RETURNING id, note;

-- name: an_update_with_a_trigger :many
-- > id T, author T?
UPDATE report SET author = 'Ada' RETURNING id, author;

-- name: an_update_by_a_join_to_itself :many
-- > id T, mentor_name T
UPDATE author a SET mentor = NULL FROM author m WHERE m.id = a.mentor RETURNING a.id, m.name AS mentor_name;

-- name: an_update_in_a_subquery_of_its_condition :many
-- > id T, fine T
UPDATE loan SET fine = 0 WHERE book_id IN (SELECT id FROM book WHERE pages > 1) RETURNING id, fine;

-- name: all_of_an_updated_row :many
-- > code T, name T, continent T
UPDATE country SET continent = 'Earth' RETURNING *;
