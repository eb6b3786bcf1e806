-- name: authors :many
/* This is not shown. */
-- This is shown.
/* -- nor this */
SELECT id FROM author;
