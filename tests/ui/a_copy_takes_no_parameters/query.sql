-- name: save :stream
COPY (SELECT id, title FROM book WHERE id > :id) TO STDOUT (FORMAT binary);

-- name: save_borrowed :stream
-- @borrowed
COPY (SELECT id, title FROM book) TO STDOUT (FORMAT binary);
