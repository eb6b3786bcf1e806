-- name: create_author :exec
INSERT INTO author (id, email) VALUES (:id, :email)
ON CONFLICT (id) DO UPDATE SET email = excluded.email;

-- name: archive_author :exec
INSERT INTO archive.author (id) VALUES (:id);

-- name: delete_author :exec
DELETE FROM author WHERE id = :id;
