-- name: alike :many
SELECT id
FROM author
WHERE name <~#@>:name OR name OPERATOR(public.<~#@>) :other;
