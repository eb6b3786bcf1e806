-- name: add :exec
INSERT INTO author (id, first_name)
VALUES (:id, :first_name, :last_name);
