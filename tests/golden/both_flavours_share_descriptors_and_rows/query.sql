-- name: author_by_id :opt
-- The author with this number.
SELECT id, first_name, mood, birth_date FROM author WHERE id = :id;

-- name: calm_down :exec
UPDATE author SET mood = :mood;
