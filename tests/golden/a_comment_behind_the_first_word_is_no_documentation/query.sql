-- name: authors :many
-- This is shown.
SELECT -- but this is not
    id FROM author;
