-- name: added :one
INSERT INTO book (id, title) VALUES :rows RETURNING id;

-- name: found :opt
SELECT title FROM book WHERE id IN :ids;
