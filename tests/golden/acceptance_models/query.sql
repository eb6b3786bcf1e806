-- name: people :many
-- @model Person
-- @slice
-- Everybody.
SELECT * FROM library_person ORDER BY id;

-- name: reordered :many
-- @model Person
-- @slice
SELECT born, mood, email, last_name, first_name, id FROM library_person ORDER BY id DESC;

-- name: translated :opt
-- @model Person
-- @map first = first_name
-- @map family = last_name
SELECT id, first_name AS first, last_name AS family, email, mood, born
FROM library_person
WHERE id = :id;

-- name: known :many
-- @model Person
SELECT id, first_name, last_name, email, mood, born FROM library_person WHERE born IS NOT NULL ORDER BY id;

-- name: add_person :one
-- @model Person
INSERT INTO library_person (id, first_name, last_name, mood)
VALUES (:id, :first_name, :last_name, 'wild')
RETURNING *;

-- name: drop_person :many
DELETE FROM library_person WHERE id = :id RETURNING id;

-- name: with_age :many
-- @model Person
-- @slice
SELECT p.*, date '2000-01-01' - born AS days, (SELECT count(*) FROM club.membership m WHERE m.person_id = p.id) AS clubs
FROM library_person p
ORDER BY id;

-- name: names :many
-- @model Person
-- @slice
SELECT last_name, id FROM library_person ORDER BY id;

-- name: greeting :one
-- @model Person
SELECT id, 'Hello ' || first_name AS greeting, last_name FROM library_person WHERE id = :id;

-- name: memberships :many
-- @model Membership
SELECT person_id, club FROM club.membership ORDER BY person_id, club;

-- name: membership_orders :many
-- @model Membership
SELECT m."order", m.person_id, m.club, p.first_name AS note FROM club.membership m JOIN library_person p ON p.id = m.person_id ORDER BY 2, 3;

-- name: tags :stream
-- @model Tag
SELECT word FROM tag ORDER BY word;

-- name: same_person :opt
-- @returns Person
SELECT * FROM library_person WHERE id = :id;

-- name: with_person :many
-- @embed person: Person
SELECT m.club, p.id AS "person.id", p.first_name AS "person.first_name", p.last_name AS "person.last_name",
    p.email AS "person.email", p.mood AS "person.mood", p.born AS "person.born"
FROM club.membership m JOIN library_person p ON p.id = m.person_id
ORDER BY p.id, m.club;

-- name: ids :many
-- @slice
SELECT id FROM library_person ORDER BY id -- by number
FOR UPDATE;

-- name: both :many
-- @slice
SELECT id FROM library_person WHERE first_name <> :range
UNION
SELECT person_id FROM club.membership m
ORDER BY id -- the last line
;

-- name: letters :many
-- @model Letter
SELECT address, mood, country FROM library_letter ORDER BY address;
