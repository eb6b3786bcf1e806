-- fragment: recent
year > 2000 OR year IS NULL

-- fragment: fine
(year > 2000 OR title = CASE WHEN year = 1 OR year = 2 THEN 'x' END)

-- name: books :many
SELECT id FROM book WHERE /*? include recent */ AND /*? include fine */ AND id > :id;
