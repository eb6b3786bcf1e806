-- name: add_person :exec
-- @param work_email?
INSERT INTO person VALUES (:email, :work_email, :age, :mood, :tags);

-- name: people :many
SELECT * FROM person;
