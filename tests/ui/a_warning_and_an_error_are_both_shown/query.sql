-- name: authors :many
SELECT id, -- @column id as key
    colour
FROM author;
