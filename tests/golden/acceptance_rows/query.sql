-- name: in_order :one
-- @returns Pair
SELECT id, first, second FROM pair WHERE id = :id;

-- name: swapped :many
-- @returns Pair
SELECT second, first, id FROM pair ORDER BY id;

-- name: swapped_opt :opt
-- @returns Pair
SELECT id, second, first FROM pair WHERE id = :id;

-- name: swapped_stream :stream
-- @returns Pair
SELECT first, id, second FROM pair ORDER BY id;

-- name: swapped_within :many
-- @embed pair
SELECT id * 2 AS twice, second AS "pair.second", first AS "pair.first", id AS "pair.id"
FROM pair
ORDER BY id;

-- name: works :many
-- @embed author: Person
-- @embed editor: Person
SELECT
    author.country AS "author.country",
    author.name AS "author.name",
    work.title,
    author.id AS "author.id",
    editor.name AS "editor.name",
    editor.id AS "editor.id",
    editor.country AS "editor.country"
FROM work
JOIN person AS editor ON editor.id = work.editor_id
LEFT JOIN person AS author ON author.id = work.author_id
ORDER BY work.id;

-- name: full :many
-- @embed author: Person
-- @embed work
SELECT
    author.id AS author_id, author.name AS author_name, author.country AS author_country,
    work.title AS work_title, work.id AS work_id
FROM work
FULL JOIN person AS author ON author.id = work.author_id
ORDER BY work.id NULLS FIRST, author.id;

-- name: pairs_of_people :many
-- @embed pair?: People
SELECT work.id, a.id AS "pair.id", b.id AS "pair.other_id", a.name AS "pair.name"
FROM work
LEFT JOIN person AS a ON a.id = work.author_id
LEFT JOIN person AS b ON b.country = a.country AND b.id <> a.id
ORDER BY work.id;

-- name: works_of_country :many
-- @embed found?
-- @column "found.id"!
SELECT work.id, found.id AS "found.id", found.country AS "found.country"
FROM work
LEFT JOIN (SELECT * FROM person WHERE country = :country) AS found ON found.id = work.author_id
ORDER BY work.id;

-- name: gathered :many
-- @embed works: Title
-- @group
SELECT person.id, person.name, person.country, work.title AS works_title, work.id AS works_id
FROM person
LEFT JOIN work ON work.author_id = person.id
ORDER BY person.country NULLS FIRST, person.id, work.id;

-- name: gathered_one :one
-- @returns Gathered
-- @embed works: Title
-- @group
SELECT person.id, person.name, person.country, work.title AS works_title, work.id AS works_id
FROM person
LEFT JOIN work ON work.author_id = person.id
WHERE person.id = ANY(:ids)
ORDER BY work.id;

-- name: gathered_opt :opt
-- @returns Gathered
-- @embed works: Title
-- @group
SELECT person.id, person.name, person.country, work.title AS works_title, work.id AS works_id
FROM person
LEFT JOIN work ON work.author_id = person.id
WHERE person.id = ANY(:ids)
ORDER BY work.id;

-- name: gathered_inner :many
-- @embed works: Title
-- @embed editor: Editor
-- @group works
SELECT work.id AS works_id, work.title AS works_title, editor.name AS editor_name
FROM work
JOIN person AS editor ON editor.id = work.editor_id
ORDER BY editor.id, work.id;

-- name: numbers :stream
-- @returns Numbered
-- @column number!
-- @column filler!
SELECT generate_series(1, :rows::int) AS number, repeat('x', 100) AS filler;

-- name: all_numbers :many
-- @returns Numbered
-- @borrowed
-- @column number!
-- @column filler!
SELECT generate_series(1, :rows::int) AS number, repeat('x', 100) AS filler;

-- name: bare_numbers :stream
-- @column number!
SELECT generate_series(1, :rows::int) AS number;

-- name: fails_later :stream
-- @column number!
SELECT 10 / (number - 3) AS number FROM generate_series(1, :rows::int) AS number;

-- name: null_later :stream
-- @column number!
SELECT nullif(number, 2) AS number FROM generate_series(1, :rows::int) AS number;

-- name: labels :stream
-- The type of the parameter is only known to the server.
-- @column text!
-- @borrowed
SELECT unnest(:texts::label[])::text AS text;

-- name: texts :many
-- @borrowed
SELECT name AS text, name::bytea AS bytes, country, ARRAY[country, name] AS all, id
FROM person
ORDER BY id;

-- name: wrong_text :many
-- @borrowed
-- @column text!
SELECT id, nullif(name, :name) AS text FROM person ORDER BY id;
