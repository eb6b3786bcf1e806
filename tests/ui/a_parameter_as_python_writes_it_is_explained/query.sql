-- name: positional :many
SELECT id FROM author WHERE id = %s;

-- name: named :many
SELECT id FROM author WHERE id=%(id)s;

-- name: limited :many
SELECT id FROM author LIMIT %s;
