-- name: authors :many
SELECT $$ FROM author;

-- name: next :many
SELECT id FROM author WHERE name = $$x$$;
