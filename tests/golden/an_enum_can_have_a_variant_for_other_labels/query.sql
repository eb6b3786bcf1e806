-- name: people :many
SELECT * FROM person WHERE mood = :mood AND moods = :moods;
