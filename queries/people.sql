-- name: people :many
-- Everybody who writes, by name. What else is known of them is loaded when it is asked for.
-- @model Person
-- @slice
SELECT id, first_name, last_name, full_name
FROM author
ORDER BY last_name, id;

-- name: people_of :many
-- Who writes in a country, under other names of columns and in another order.
-- @model Person
-- @map family = last_name
SELECT
    last_name AS family,
    first_name,
    full_name,
    country,
    birth_date,
    death_date,
    biography,
    id
FROM author
WHERE country = :country
ORDER BY id;

-- name: prolific_people :many
-- Everybody who writes, with the number of their books, most of them first.
-- @model Person
SELECT author.*, (SELECT count(*) FROM book WHERE book.author_id = author.id) AS books
FROM author
ORDER BY books DESC, id;
