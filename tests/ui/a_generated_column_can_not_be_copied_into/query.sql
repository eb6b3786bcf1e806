-- name: load :copy
COPY book (id, title, age) FROM STDIN (FORMAT binary);

-- name: load_titles :copy
-- @param titel! what it is called
COPY book (id, title) FROM STDIN (FORMAT binary);
