-- name: add :exec
INSERT INTO author (id, first_name, last_name, tags)
VALUES (:id, :first, now(), 1);
