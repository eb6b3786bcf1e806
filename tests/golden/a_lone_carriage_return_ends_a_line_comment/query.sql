-- name: authors :many
SELECT id -- commentFROM author;
