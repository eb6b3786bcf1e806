-- name: authors :frobnicate
SELECT id FROM author;
