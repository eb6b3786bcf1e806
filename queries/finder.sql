-- Queries with parts: optional filters, an order that is chosen, changes of some columns.

-- fragment: in_print
published_on IS NOT NULL AND isbn IS NOT NULL

-- name: find_books :many
-- Books by what is known of them, all filters optional, in an order of the caller's.
-- @param title         a pattern, as for LIKE
-- @param author_id     by this author
-- @param since         published on this day or later
-- @param limit         how many books at most
-- @param sort          by number, unless another order is chosen
-- @flag in_print       only what can be ordered
SELECT id, title, author_id, published_on
FROM book
WHERE true
  /*? if title */ AND title LIKE :title /*? end */
  /*? if author_id */ AND author_id = :author_id /*? end */
  /*? if since */ AND published_on >= :since /*? end */
  /*? if in_print */ AND /*? include in_print */ /*? end */
ORDER BY /*? order sort: by_title: title, id | newest: published_on DESC NULLS LAST, id */ id /*? end */
LIMIT :limit;

-- name: change_book :opt
-- Changes some columns of a book, and returns it.
-- @patch
UPDATE book
SET title = :title,
    subtitle = :subtitle,
    published_on = :published_on,
    pages = :pages,
    genres = :genres
WHERE id = :id
RETURNING id, title, subtitle, published_on, pages, genres;

-- name: books_of :stream
-- The books of an author or a genre, or all of them, as they arrive.
-- @borrowed
SELECT id, title
FROM book
WHERE /*? if author_id */ author_id = :author_id /*? else */ true /*? end */
  /*? if genre */ AND :genre = ANY(genres) /*? end */
ORDER BY id;
