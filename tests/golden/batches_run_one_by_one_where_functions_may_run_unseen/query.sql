-- name: seat :batch
INSERT INTO seat (id, guest) VALUES (:id::place, :guest);
