-- name: totals :one
SELECT max(id) AS last, count(*) AS n, array_agg(name) AS names FROM author;
