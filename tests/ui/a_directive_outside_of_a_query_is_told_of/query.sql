-- @param id the first
-- name: change :exec
UPDATE book SET title = :title WHERE id = :id;
-- @patch

-- name: titles :many
SELECT title FROM book;
