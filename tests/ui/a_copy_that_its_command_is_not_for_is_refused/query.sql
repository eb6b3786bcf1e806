-- name: load :exec
COPY book (id, title) FROM STDIN (FORMAT binary);

-- name: save :copy
COPY book (id, title) TO STDOUT (FORMAT binary);

-- name: load_file :copy
COPY book (id, title) FROM '/tmp/books' (FORMAT binary);

-- name: all :copy
SELECT id, title FROM book;
