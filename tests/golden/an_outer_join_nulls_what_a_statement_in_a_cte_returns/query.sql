-- name: move_books :many
WITH moved AS (UPDATE book SET author_id = :id WHERE year = :year RETURNING *)
SELECT a.name, moved.title
FROM author AS a
LEFT JOIN moved ON moved.author_id = a.id;

-- name: add_book :many
WITH added AS (INSERT INTO book (id, author_id, title) VALUES (:id, 1, '') RETURNING id)
SELECT a.name, added.id
FROM author AS a
LEFT JOIN added ON true;

-- name: delete_books :many
WITH deleted AS (DELETE FROM book RETURNING title)
SELECT a.name, deleted.title
FROM author AS a
LEFT JOIN deleted ON true;
