-- name: first :many
SELECT colour FROM author;

-- name: sound :many
SELECT id FROM author;

-- name: second :many
SELECT id FROM autor;

-- name: third :exec
SELECT id FROM author;

-- name: fourth :mny
SELECT id FROM author;
