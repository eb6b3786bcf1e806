-- name: birth_dates :many
SELECT id, birth_date FROM author;
