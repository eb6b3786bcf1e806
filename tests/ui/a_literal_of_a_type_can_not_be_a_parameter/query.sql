-- name: authors :many
SELECT id FROM author WHERE birth_date > DATE :day;

-- name: others :many
SELECT id FROM author WHERE birth_date < now() - interval :ago;
