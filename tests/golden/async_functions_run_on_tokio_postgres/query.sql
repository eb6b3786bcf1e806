-- name: author_by_id :opt
-- The author with this number.
SELECT id, first_name, mood FROM author WHERE id = :id;

-- name: names :many
SELECT first_name FROM author;

-- name: create_author_with_everything :one
INSERT INTO author (id, first_name, last_name, birth_date, mood)
VALUES (:id, :first_name, :last_name, :birth_date, :mood)
RETURNING id, mood;

-- name: born_between_with_a_long_name :many
SELECT id FROM author WHERE birth_date BETWEEN :first_day AND :last_day_of_all;

-- name: forget_authors :exec
DELETE FROM author;
