-- name: create_book :one
-- Adds a book to the catalogue.
-- @param isbn?          ISBN-13, digits only
-- @param subtitle?
-- @param sequel_of?     the book that this one continues
-- @param published_on?
-- @param pages?
-- @param details        anything else that is known, such as {"language": "en"}
INSERT INTO book (
    author_id, isbn, title, subtitle, sequel_of, genres, published_on, pages, details
)
VALUES (
    :author_id, :isbn, :title, :subtitle, :sequel_of, :genres, :published_on, :pages, :details
)
RETURNING id, added_at;

-- name: import_books :many
-- Adds many books of one author at once, and returns those that were not there before.
-- @param titles     one title a book
-- @param languages  one language code a book, in the order of the titles
INSERT INTO book (author_id, title, details)
SELECT :author_id, entry.title, jsonb_build_object('language', entry.language)
FROM unnest(:titles::text[], :languages::text[]) AS entry (title, language)
ON CONFLICT (author_id, title) DO NOTHING
RETURNING id, title;

-- name: book_by_id :opt
-- The book with this number, and its author.
SELECT
    book.id,
    book.title,
    book.subtitle,
    book.isbn,
    book.genres,
    book.published_on,
    book.pages,
    book.details ->> 'language' AS language,
    author.full_name AS author
FROM book
JOIN author ON author.id = book.author_id
WHERE book.id = :id;

-- name: book_id_by_isbn :opt
-- The number of the book with this ISBN.
-- @param isbn  ISBN-13, digits only
SELECT id
FROM book
WHERE isbn = :isbn;

-- name: books_by_ids :many
-- The books with these numbers, in the order in which the numbers are given.
SELECT id, title, published_on
FROM book
WHERE id = ANY(:ids)
ORDER BY array_position(:ids, id);

-- name: search_books :many
-- One page of the books whose title or subtitle matches, and how many match in all.
-- @param words      as typed into a search engine: tea "silk road" -coffee
-- @param page_size  how many books at most
-- @param skip       how many books to skip
-- @column total!
SELECT
    book.id,
    book.title,
    book.subtitle,
    author.full_name AS author,
    count(*) OVER () AS total
FROM book
JOIN author ON author.id = book.author_id
WHERE to_tsvector('simple', book.title || ' ' || coalesce(book.subtitle, ''))
    @@ websearch_to_tsquery('simple', :words)
ORDER BY book.title, book.id
LIMIT :page_size
OFFSET :skip;

-- name: books_in_any_genre :many
-- Books of at least one of these genres.
SELECT id, title, genres
FROM book
WHERE genres && :genres
ORDER BY title, id;

-- name: books_in_all_genres :many
-- Books that combine all of these genres.
SELECT id, title, genres
FROM book
WHERE genres @> :genres
ORDER BY title, id;

-- name: books_with_details :many
-- Books whose details contain the given ones.
-- @param details  such as {"language": "fr", "illustrated": true}
SELECT
    id,
    title,
    details ->> 'language' AS language,
    (details ->> 'illustrated')::boolean AS illustrated
FROM book
WHERE details @> :details
ORDER BY title, id;

-- name: latest_book_of_each_author :many
-- The most recent book of every author who has published one.
-- @column published_on!
SELECT DISTINCT ON (author.id)
    author.id AS author_id,
    author.full_name AS author,
    book.title,
    book.published_on
FROM author
JOIN book ON book.author_id = author.id
WHERE book.published_on IS NOT NULL
ORDER BY author.id, book.published_on DESC, book.id DESC;

-- name: books_in_series :many
-- The series that begins with a book: the book itself, its sequel, the sequel's sequel …
-- @param first_id  the first book of the series
-- @column volume!
-- @column id!
-- @column title!
WITH RECURSIVE volumes AS (
    SELECT 1 AS volume, book.id, book.title, ARRAY[book.id] AS path
    FROM book
    WHERE book.id = :first_id
    UNION ALL
    SELECT volumes.volume + 1, book.id, book.title, volumes.path || book.id
    FROM volumes
    JOIN book ON book.sequel_of = volumes.id
    WHERE book.id <> ALL(volumes.path)
)
SELECT volume, id, title
FROM volumes
ORDER BY volume;

-- name: genre_counts :many
-- The genres that have at least so many books, the most frequent first.
-- @column genre!
-- @column books!
SELECT genre.name AS genre, count(*) AS books
FROM book
CROSS JOIN LATERAL unnest(book.genres) AS genre (name)
GROUP BY genre.name
HAVING count(*) >= :at_least
ORDER BY count(*) DESC, genre.name;

-- name: add_genres :opt
-- Adds genres to a book, leaves out the duplicates, and returns all of its genres.
UPDATE book
SET genres = ARRAY(SELECT DISTINCT name FROM unnest(genres || :genres) AS name ORDER BY name)
WHERE id = :id
RETURNING genres;

-- name: set_detail :exec
-- Sets one of the details of a book.
-- @param key  the name of the detail, such as language
UPDATE book
SET details = details || jsonb_build_object(:key::text, :value::text)
WHERE id = :id;

-- name: set_cover :exec
-- Stores the picture of a cover, or removes it.
-- @param cover?  PNG; null removes it
UPDATE book
SET cover = :cover
WHERE id = :id;

-- name: cover :opt
-- The picture of a book's cover, as PNG, if there is one.
-- @column cover!
SELECT cover
FROM book
WHERE id = :id
    AND cover IS NOT NULL;

-- name: books_without_copies :many
-- Books in the catalogue of which no copy is in circulation.
SELECT id, title
FROM book
WHERE NOT EXISTS (
    SELECT 1
    FROM copy
    WHERE copy.book_id = book.id
        AND NOT copy.withdrawn
)
ORDER BY title, id;
