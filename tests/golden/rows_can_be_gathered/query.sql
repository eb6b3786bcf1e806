-- name: authors_with_books :many
-- @embed books: Book
-- @group
SELECT author.id, author.name, book.id AS books_id, book.title AS books_title
FROM author
LEFT JOIN book ON book.author_id = author.id
ORDER BY author.id, book.id;

-- name: author_with_books :opt
-- @returns AuthorsWithBooks
-- @embed books: Book
-- @group books
SELECT author.id, author.name, book.id AS books_id, book.title AS books_title
FROM author
LEFT JOIN book ON book.author_id = author.id
WHERE author.id = :id
ORDER BY book.id;

-- name: edited :one
-- @embed editor
-- @embed books: Book
-- @group books
SELECT book.id AS "books.id", book.title AS "books.title", editor.name AS "editor.name"
FROM book
JOIN author AS editor ON editor.id = book.editor_id
WHERE editor.id = :id;
