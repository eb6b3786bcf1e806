-- name: do_nothing_returns_nothing_on_a_conflict :opt
-- with: code = 'fr'
-- with: code = 'uk'
-- > code T, name T
-- rows: opt
INSERT INTO country VALUES (:code, 'x') ON CONFLICT DO NOTHING RETURNING code, name;

-- name: do_nothing_on_a_key :opt
-- with: code = 'fr'
-- with: code = 'uk'
-- > code T, continent T?
-- rows: opt
INSERT INTO country (code, name) VALUES (:code, 'x') ON CONFLICT (code) DO NOTHING RETURNING code, continent;

-- name: an_upsert_returns_one_row :one
-- with: code = 'fr', name = 'x'
-- with: code = 'uk', name = 'x'
-- params: code T, name T
-- > code T, name T
-- rows: one
INSERT INTO country (code, name) VALUES (:code, :name)
ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name RETURNING code, name;

-- name: an_upsert_returns_the_row_that_was_there :one
-- What was to be inserted is certain, and the row that is kept is not.
-- with: id = 50
-- with: id = 2
-- > id T, nickname T?
-- rows: one
INSERT INTO member (id, name, email, nickname) VALUES (:id, 'Ida', 'ida@example.org', 'I')
ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name RETURNING id, nickname;

-- name: an_upsert_that_writes_it_both_ways :one
-- with: id = 50
-- with: id = 2
-- > id T, nickname T
-- rows: one
INSERT INTO member (id, name, email, nickname) VALUES (:id, 'Ida', 'ida@example.org', 'I')
ON CONFLICT (id) DO UPDATE SET nickname = 'J' RETURNING id, nickname;

-- name: an_upsert_with_a_condition_may_return_nothing :opt
-- with: code = 'fr'
-- with: code = 'uk'
-- > code T
-- rows: opt
INSERT INTO country (code, name) VALUES (:code, 'x')
ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name WHERE country.continent IS NULL RETURNING code;

-- name: an_upsert_of_the_excluded_value :one
-- with: id = 1, nickname = NULL
-- with: id = 50, nickname = 'x'
-- params: id T, nickname T?
-- > id T, nickname T?
-- rows: one
INSERT INTO member (id, name, email, nickname) VALUES (:id, 'Ida', 'ida@example.org', :nickname)
ON CONFLICT (id) DO UPDATE SET nickname = EXCLUDED.nickname RETURNING id, nickname;

-- name: an_upsert_that_keeps_the_old_value :one
-- with: id = 1, nickname = NULL
-- with: id = 2, nickname = NULL
-- params: id T, nickname T?
-- > nickname T?
-- rows: one
INSERT INTO member AS m (id, name, email, nickname) VALUES (:id, 'Ida', 'ida@example.org', :nickname)
ON CONFLICT (id) DO UPDATE SET nickname = coalesce(EXCLUDED.nickname, m.nickname) RETURNING nickname;

-- name: an_upsert_on_a_constraint :one
-- > key T, value T
-- rows: one
INSERT INTO setting (key, value) VALUES ('colour', 'red')
ON CONFLICT ON CONSTRAINT setting_pkey DO UPDATE SET value = EXCLUDED.value RETURNING key, value;

-- name: an_upsert_on_a_partial_index :one
-- > id T, note T, returned T?
-- rows: one
INSERT INTO loan (member_id, book_id, note) VALUES (1, 3, 'again')
ON CONFLICT (book_id) WHERE returned IS NULL DO UPDATE SET note = EXCLUDED.note RETURNING id, note, returned;

-- name: an_upsert_of_several_rows :many
-- > code T, name T
-- rows: many
INSERT INTO country (code, name) VALUES ('fr', 'x'), ('uk', 'y')
ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name RETURNING code, name;

-- name: an_upsert_whose_parameters_are_used_twice :exec
-- with: key = 'colour', value = 'red', amount = NULL
-- params: key T, value T, amount T?
-- rows: none
INSERT INTO setting (key, value, amount) VALUES (:key, :value, :amount)
ON CONFLICT (key) DO UPDATE SET value = :value, amount = :amount, unit = 'x';
