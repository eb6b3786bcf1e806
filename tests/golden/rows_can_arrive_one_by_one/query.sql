-- name: authors :stream
SELECT id, name FROM author;

-- name: names :stream
SELECT name FROM author WHERE country = :country AND id <> :id;
