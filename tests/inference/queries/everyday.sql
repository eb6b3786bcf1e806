-- name: authors_without_a_book :many
-- > id T, name T
SELECT a.id, a.name FROM author a LEFT JOIN book b ON b.author_id = a.id WHERE b.id IS NULL;

-- name: authors_with_their_books_as_json :many
-- > id T, books T
SELECT a.id,
    coalesce((SELECT jsonb_agg(jsonb_build_object('title', b.title) ORDER BY b.title) FROM book b WHERE b.author_id = a.id), '[]') AS books
FROM author a;

-- name: titles_of_each_author :many
-- An outer join leaves one NULL to the array, which the filter takes out.
-- > name T, titles T, unfiltered T, filtered T?
SELECT a.name, coalesce(array_agg(b.title) FILTER (WHERE b.id IS NOT NULL), '{}') AS titles,
    array_agg(b.title) AS unfiltered, array_agg(b.title) FILTER (WHERE b.id IS NOT NULL) AS filtered
FROM author a LEFT JOIN book b ON b.author_id = a.id GROUP BY a.id;

-- name: the_newest_book_of_each_author :many
-- > author_id T, title T, pages T?
SELECT DISTINCT ON (b.author_id) b.author_id, b.title, b.pages FROM book b ORDER BY b.author_id, b.added DESC;

-- name: the_newest_title_by_an_array :many
-- > author_id T, newest T~
-- A group has a first element, but a subscript does not know it.
SELECT author_id, (array_agg(title ORDER BY added DESC))[1] AS newest FROM book GROUP BY author_id;

-- name: a_page_behind_a_key :many
-- with: added = TIMESTAMPTZ '2024-01-01', id = 0, size = 2
-- params: added T, id T, size T
-- > id T, title T, added T
SELECT id, title, added FROM book WHERE (added, id) > (:added, :id) ORDER BY added, id LIMIT :size;

-- name: a_search_with_optional_filters :many
-- with: title = NULL, author_id = NULL, thickest = NULL
-- with: title = 'Notes', author_id = 1, thickest = 100
-- params: title T?, author_id T?, thickest T?
-- > title T, pages T?
SELECT title, pages FROM book
WHERE (:title::text IS NULL OR title ILIKE '%' || :title || '%')
  AND (:author_id::int IS NULL OR author_id = :author_id)
  AND pages <= coalesce(:thickest, pages)
   OR :title IS NULL;

-- name: who_has_a_book_now :many
-- > title T, reader T?, due T?
SELECT b.title, m.name AS reader, l.due
FROM book b
LEFT JOIN loan l ON l.book_id = b.id AND l.returned IS NULL
LEFT JOIN member m ON m.id = l.member_id;

-- name: readers_who_are_late :many
-- > name T, title T, days T, fine T
SELECT m.name, b.title, CURRENT_DATE - l.due AS days, coalesce(l.fine, 0) AS fine
FROM loan l JOIN member m ON m.id = l.member_id JOIN book b ON b.id = l.book_id
WHERE l.returned IS NULL AND l.due < CURRENT_DATE;

-- name: shares_of_a_total :many
-- > author_id T, share T?, running T
SELECT author_id, round(100.0 * sum(pages) / nullif(sum(sum(pages)) OVER (), 0), 1) AS share,
    sum(count(*)) OVER (ORDER BY author_id) AS running
FROM book GROUP BY author_id HAVING count(*) > 0;

-- name: a_pivot :many
-- > author_id T, calm T, tense T?
SELECT author_id, count(*) FILTER (WHERE mood = 'calm') AS calm, sum(CASE WHEN mood = 'tense' THEN 1 END) AS tense
FROM book GROUP BY author_id;

-- name: a_pivot_with_else :many
-- > author_id T, tense T
SELECT author_id, sum(CASE WHEN mood = 'tense' THEN 1 ELSE 0 END) AS tense FROM book GROUP BY author_id;

-- name: days_since_the_last_visit :many
-- > member_id T?, day T, gap T?, is_first T
SELECT member_id, day, day - lag(day) OVER w AS gap, lag(day) OVER w IS NULL AS is_first
FROM visit WINDOW w AS (PARTITION BY member_id ORDER BY day);

-- name: islands_of_days :many
-- > member_id T, first_day T, last_day T, days T
SELECT member_id, min(day) AS first_day, max(day) AS last_day, count(*) AS days
FROM (SELECT member_id, day, day - row_number() OVER (PARTITION BY member_id ORDER BY day)::int AS island
      FROM visit WHERE member_id IS NOT NULL) v
GROUP BY member_id, island;

-- name: find_or_make_a_country :opt
-- with: code = 'uk'
-- with: code = 'fr'
-- > code T, name T
WITH made AS (INSERT INTO country (code, name) VALUES (:code, 'New') ON CONFLICT DO NOTHING RETURNING code, name)
SELECT code, name FROM made UNION ALL SELECT code, name FROM country WHERE code = :code LIMIT 1;

-- name: the_next_of_a_queue :opt
-- > place T, member_id T?
-- seed: UPDATE reservation SET member_id = NULL
DELETE FROM reservation WHERE ctid = (SELECT ctid FROM reservation ORDER BY place FOR UPDATE SKIP LOCKED LIMIT 1)
RETURNING place, member_id;

-- name: a_returned_book :opt
-- with: book_id = 3
-- with: book_id = 77
-- > id T, returned T, days T
-- rows: opt
UPDATE loan SET returned = CURRENT_DATE WHERE book_id = :book_id AND returned IS NULL
RETURNING id, returned, returned - taken AS days;

-- name: points_change_hands :many
-- > id T, points T
WITH given AS (UPDATE member SET points = points - 1 WHERE id = 1 RETURNING id, points),
     taken AS (UPDATE member SET points = points + 1 WHERE id = 2 RETURNING id, points)
SELECT id, points FROM given UNION ALL SELECT id, points FROM taken;

-- name: what_was_deleted_is_kept_elsewhere :many
-- > id T?, name T, burnt T
WITH gone AS (DELETE FROM outbox RETURNING id, coalesce(body, '') AS body)
INSERT INTO archive.author (id, name) SELECT nullif(id, 1), body FROM gone RETURNING id, name, burnt;

-- name: a_board_of_numbers :one
-- > authors T, books T, oldest T?, fines T, late T?
-- rows: one
SELECT (SELECT count(*) FROM author) AS authors, count(*) AS books, min(b.published) AS oldest,
    (SELECT coalesce(sum(fine), 0) FROM loan) AS fines, (SELECT name FROM member WHERE id = 77) AS late
FROM book b;

-- name: the_median_and_the_mode :many
-- > author_id T, median T?, favourite T?
SELECT author_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY pages) AS median, mode() WITHIN GROUP (ORDER BY mood) AS favourite
FROM book GROUP BY author_id;

-- name: a_search_by_email :opt
-- with: email = 'EVE@example.org'
-- params: email T
-- > id T, email T
-- rows: opt
SELECT id, email FROM member WHERE lower(email) = lower(:email);

-- name: a_directory :many
-- > name T, contact T, kind T
SELECT name, coalesce(email, country, 'unknown') AS contact, 'author' AS kind FROM author
UNION ALL
SELECT name, email, 'member' FROM member
ORDER BY name;

-- name: loans_by_month :many
-- > month T, loans T, returned T, mean_days T?
-- seed: DELETE FROM loan WHERE returned IS NOT NULL
SELECT date_trunc('month', taken::timestamp) AS month, count(*) AS loans, count(returned) AS returned,
    avg(returned - taken) AS mean_days
FROM loan GROUP BY 1 ORDER BY 1;

-- name: the_top_two_of_each :many
-- > name T, title T, pages T?
SELECT a.name, b.title, b.pages
FROM author a CROSS JOIN LATERAL (SELECT title, pages FROM book WHERE author_id = a.id ORDER BY pages DESC LIMIT 2) b;

-- name: a_profile :opt
-- with: id = 1
-- with: id = 3
-- with: id = 77
-- > id T, name T, referrer_name T?, loans T, last_loan T?, is_active T
SELECT m.id, m.name, r.name AS referrer_name, count(l.id) AS loans, max(l.taken) AS last_loan,
    coalesce(bool_or(l.returned IS NULL), false) AS is_active
FROM member m LEFT JOIN member r ON r.id = m.referrer LEFT JOIN loan l ON l.member_id = m.id
WHERE m.id = :id GROUP BY m.id, m.name, r.name;

-- name: the_path_of_a_recommendation :many
-- > id T, path T, depth T
WITH RECURSIVE chain AS (
    SELECT id, name AS path, 0 AS depth FROM member WHERE referrer IS NULL
    UNION ALL
    SELECT m.id, c.path || ' > ' || m.name, c.depth + 1 FROM chain c JOIN member m ON m.referrer = c.id
)
SELECT id, path, depth FROM chain;

-- name: settings_as_one_row :one
-- > colour T?, limit_value T?
-- rows: one
SELECT max(value) FILTER (WHERE key = 'colour') AS colour, max(value) FILTER (WHERE key = 'limit') AS limit_value FROM setting;
