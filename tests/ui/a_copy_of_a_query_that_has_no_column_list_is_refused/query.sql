-- name: load :copy
COPY book FROM STDIN (FORMAT binary);

-- name: save :stream
COPY book TO STDOUT (FORMAT binary);
