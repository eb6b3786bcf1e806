-- name: add_author :one
INSERT INTO author (id, name) VALUES (:id, :name)
ON CONFLICT (id) DO UPDATE SET name = excluded.name
RETURNING id, name, country;

-- name: rename_author :opt
UPDATE author SET name = :name WHERE id = :id RETURNING *;

-- name: delete_book :opt
DELETE FROM book USING author AS a WHERE a.id = book.author_id AND book.id = :id RETURNING book.title, a.name;

-- name: copy_books :many
INSERT INTO book (id, author_id, title)
SELECT b.id + 1, b.author_id, b.title FROM book AS b LEFT JOIN author AS a ON a.id = b.author_id
RETURNING id, title;
