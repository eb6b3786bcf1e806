-- name: import :exec
INSERT INTO author (id, name, email)
SELECT * FROM unnest(:ids::int[], :names::text[], :emails::text[]);

-- name: by_ids :many
SELECT name FROM author WHERE id = ANY(:ids);
