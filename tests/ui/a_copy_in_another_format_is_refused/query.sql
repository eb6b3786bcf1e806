-- name: load :copy
COPY book (id, title) FROM STDIN;

-- name: load_csv :copy
COPY book (id, title) FROM STDIN WITH (FORMAT csv, HEADER);

-- name: save :stream
COPY book (id, title) TO STDOUT (FORMAT text);
