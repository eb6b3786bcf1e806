-- name: people :many
-- @param maybe?
SELECT * FROM person WHERE mood = :mood OR mood = ANY (:moods) OR last_mood = :maybe;

-- name: moods :many
SELECT mood FROM person;
