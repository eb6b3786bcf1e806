-- name: authors :exec
SELECT id FROM author;

-- name: add :exec
INSERT INTO author (id, first_name, last_name, tags) VALUES (1, '', '', '{}') RETURNING id;
