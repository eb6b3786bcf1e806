-- name: create_author :one
-- Adds an author. Only the last name must be known.
-- @param first_name?
-- @param country?     ISO 3166 alpha-2 code
-- @param birth_date?
INSERT INTO author (first_name, last_name, country, birth_date)
VALUES (:first_name, :last_name, :country, :birth_date)
RETURNING id, full_name;

-- name: author_by_id :opt
-- The author with this number.
SELECT id, full_name, country, birth_date, death_date, biography
FROM author
WHERE id = :id;

-- name: authors_by_country :many
-- Authors of one country, youngest first, with the age they have or reached.
-- @param country  ISO 3166 alpha-2 code
SELECT
    id,
    full_name,
    extract(year FROM age(coalesce(death_date, CURRENT_DATE), birth_date))::integer AS age
FROM author
WHERE country = :country
ORDER BY birth_date DESC NULLS LAST, id;

-- name: search_authors :many
-- Authors whose name contains a piece of text, in any case.
-- @param fragment  part of the name; % and _ are wildcards, as in LIKE
SELECT id, full_name
FROM author
WHERE full_name ILIKE '%' || :fragment || '%'
ORDER BY last_name, id;

-- name: authors_page :many
-- One page of all authors, in order of their last names (keyset pagination).
-- @param after_name  the last name that the previous page ended with, '' for the first page
-- @param after_id    the id that the previous page ended with, 0 for the first page
-- @param page_size   how many authors at most
SELECT id, last_name, full_name
FROM author
WHERE (last_name, id) > (:after_name, :after_id)
ORDER BY last_name, id
LIMIT :page_size;

-- name: authors_with_books :many
-- Every author with all books, each as {"id": …, "title": …}, oldest first.
-- @column id!
-- @column full_name!
-- @column books!
SELECT
    author.id,
    author.full_name,
    coalesce(
        jsonb_agg(
            jsonb_build_object('id', book.id, 'title', book.title)
            ORDER BY book.published_on, book.id
        ) FILTER (WHERE book.id IS NOT NULL),
        '[]'
    ) AS books
FROM author
LEFT JOIN book ON book.author_id = author.id
GROUP BY author.id
ORDER BY author.last_name, author.id;

-- name: author_genres :many
-- The genres that each of these authors writes in, in alphabetical order.
-- @column author_id!
-- @column genres!
SELECT
    book.author_id,
    array_agg(DISTINCT genre.name ORDER BY genre.name) AS genres
FROM book
CROSS JOIN LATERAL unnest(book.genres) AS genre (name)
WHERE book.author_id = ANY(:author_ids)
GROUP BY book.author_id
ORDER BY book.author_id;

-- name: set_biography :exec
-- Replaces the biography of an author, or removes it.
-- @param biography?  null removes it
UPDATE author
SET biography = :biography
WHERE id = :id;

-- name: delete_authors_without_books :many
-- Removes the authors that no book refers to, and says who they were.
DELETE FROM author
WHERE NOT EXISTS (SELECT 1 FROM book WHERE book.author_id = author.id)
RETURNING id, full_name;
