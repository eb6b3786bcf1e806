-- name: things :many
SELECT id, name, mood, price, made_on, seen_at, lasts, key, details, picture, tags
FROM thing
ORDER BY id;

-- name: named :one
-- @returns Named
SELECT name FROM thing WHERE id = :id;

-- name: pairs :many
-- @embed other
-- @borrowed
SELECT thing.id, other.id AS other_id, other.name AS other_name
FROM thing
JOIN thing AS other ON other.id = thing.id
ORDER BY thing.id;
