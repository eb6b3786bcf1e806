-- name: what_an_insert_returns_is_as_the_table_says :many
-- with: name = 'Noor', email = 'n@example.org'
-- with: name = 'Noor', email = NULL
-- params: name T, email T?
-- > id T, name T, email T?
-- rows: one
INSERT INTO author (name, email) VALUES (:name, :email) RETURNING id, name, email;

-- name: a_value_that_was_just_written_is_known :many
-- > name T, email T, country T?
INSERT INTO author (name, email) VALUES ('Noor', 'n@example.org') RETURNING name, email, country;

-- name: a_written_null_is_known_too :many
-- > email T?
INSERT INTO author (name, email) VALUES ('Noor', NULL) RETURNING email;

-- name: a_column_that_is_left_out_has_its_default :many
-- > tags T, subtitle T?, shown T
INSERT INTO book (author_id, title) VALUES (1, 'New') RETURNING tags, subtitle, shown;

-- name: the_word_default :many
-- > points T, nickname T?
INSERT INTO member (id, name, email, points, nickname) VALUES (50, 'Ida', 'i@example.org', DEFAULT, DEFAULT) RETURNING points, nickname;

-- name: several_rows :many
-- with: note = NULL
-- with: note = 'x'
-- params: note T?
-- > id T, note T?
-- rows: many
INSERT INTO loan (member_id, book_id, note) VALUES (1, 70, :note), (1, 71, 'x') RETURNING id, note;

-- name: an_insert_of_a_query :many
-- > id T, name T, email T?
INSERT INTO author (name, email) SELECT name, nickname FROM member RETURNING id, name, email;

-- name: an_insert_of_a_query_writes_what_it_found :many
-- > name T, email T
INSERT INTO author (name, email) SELECT name, email FROM member RETURNING name, email;

-- name: an_insert_without_returning :exec
-- with: code = 'fr', name = 'France', continent = 'Europe'
-- with: code = 'fr', name = 'France', continent = NULL
-- params: code T, name T, continent T?
-- rows: none
INSERT INTO country VALUES (:code, :name, :continent);

-- name: a_primary_key_takes_no_null :exec
-- with: key = 'size', value = '1', amount = NULL, unit = NULL
-- params: key T, value T, amount T?, unit T?
-- A check forbids NULL of the second just as NOT NULL would.
INSERT INTO setting (key, value, amount, unit) VALUES (:key, :value, :amount, :unit);

-- name: an_expression_of_what_was_written :many
-- > shown_name T, length T, label T?
INSERT INTO author (name) VALUES ('Noor') RETURNING upper(name) AS shown_name, length(name) AS length, name || email AS label;

-- name: a_generated_column_is_computed :many
-- with: vat = 1
-- with: vat = NULL
-- params: vat T?
-- > net T, gross T?, twice T, headline T
INSERT INTO invoice (id, net, vat, headline) VALUES (9, 10, :vat, 'x') RETURNING net, gross, twice, headline;

-- name: all_columns_of_what_was_written :many
-- > code T, name T, continent T?
INSERT INTO country (code, name) VALUES ('fr', 'France') RETURNING *;

-- name: an_alias_of_the_table :many
-- > code T, again T?
INSERT INTO country AS c (code, name) VALUES ('fr', 'France') RETURNING c.code, c.continent AS again;

-- name: a_subquery_in_returning :many
-- > code T, authors T, any_author T?
INSERT INTO country (code, name) VALUES ('fr', 'France')
RETURNING code, (SELECT count(*) FROM author) AS authors, (SELECT name FROM author WHERE country = code LIMIT 1) AS any_author;

-- name: a_trigger_may_leave_the_row_out :opt
-- with: body = 'words'
-- with: body = 'secret'
-- params: body T
-- > id T, body T
-- rows: opt
INSERT INTO report (id, body) VALUES (7, :body) RETURNING id, body;

-- name: a_trigger_may_change_what_was_written :many
-- > id T, author T?
INSERT INTO report (id, body, author) VALUES (7, 'words', 'Ada') RETURNING id, author;

-- name: a_rule_writes_something_else :many
-- What comes back is what the rule returns, and one would have to read it.
-- > id T~, body T?
INSERT INTO inbox VALUES (7, '') RETURNING id, body;

-- name: default_values :one
-- > id T, name T?, burnt T
-- rows: one
INSERT INTO archive.author DEFAULT VALUES RETURNING id IS NULL AS id, name, burnt;

-- name: an_overridden_identity :one
-- > id T
-- rows: one
INSERT INTO loan (id, member_id, book_id) OVERRIDING SYSTEM VALUE VALUES (900, 1, 80) RETURNING id;

-- name: a_value_of_a_subquery :one
-- > id T, country T?
-- rows: one
INSERT INTO author (name, country) VALUES ('Noor', (SELECT code FROM country WHERE name = 'Nowhere')) RETURNING id, country;

-- name: an_insert_into_a_view :one
-- with: old_note = NULL
-- with: old_note = 'x'
-- params: old_note T?
-- What is written to a view is not followed to its table.
-- > id T~, note T?
INSERT INTO open_loan (member_id, book_id, note) VALUES (1, 90, :old_note) RETURNING id, note;

-- name: an_insert_into_a_partitioned_table :one
-- with: kind = NULL
-- params: kind T?
-- > id T, at T, kind T?
-- rows: one
INSERT INTO event VALUES (9, '2024-01-01', :kind) RETURNING id, at, kind;

-- name: a_whole_row_that_was_written :one
-- > row T
-- rows: one
INSERT INTO country VALUES ('fr', 'France', NULL) RETURNING country AS row;
