-- name: load :copy
COPY book (id, titel) FROM STDIN (FORMAT binary);

-- name: load_nowhere :copy
COPY bok (id, title) FROM STDIN (FORMAT binary);

-- name: save :stream
COPY (SELECT id, titel FROM book) TO STDOUT (FORMAT binary);
