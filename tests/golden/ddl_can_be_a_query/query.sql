-- name: make_temporary :exec
CREATE TEMPORARY TABLE IF NOT EXISTS seen (id int PRIMARY KEY);
