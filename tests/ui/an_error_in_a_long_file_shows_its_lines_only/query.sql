-- name: authors_1 :many
SELECT id FROM author;

-- name: authors_2 :many
SELECT id FROM author;

-- name: authors_3 :many
SELECT id FROM author;

-- name: authors_4 :many
SELECT id FROM author;

-- name: authors_5 :many
SELECT id FROM author;

-- name: authors_6 :many
SELECT id FROM author;

-- name: authors_7 :many
SELECT id FROM author;

-- name: authors_8 :many
SELECT id FROM author;

-- name: authors_9 :many
SELECT id FROM author;

-- name: authors_10 :many
SELECT id FROM author;

-- name: authors_11 :many
SELECT id FROM author;

-- name: authors :many
SELECT colour FROM author;
