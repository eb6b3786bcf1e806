-- name: some :many
SELECT id FROM book WHERE (id, titel) IN :pairs AND yeer = 1;

-- name: more :exec
INSERT INTO book (id, title) VALUES :rows ON CONFLICT (idd) DO NOTHING;

-- name: few :many
SELECT id FROM book WHERE (SELECT id, title FROM book) IN :pairs;

-- name: moved :exec
INSERT INTO book (id, title) VALUES :rows ON CONFLICT (id) DO UPDATE SET title = excluded.title, year = values.year;

-- name: bad :exec
INSERT INTO book (id, title) VALUES :rows RETURN id;
