-- name: outer_join :many
SELECT p.id, t.id AS other FROM plain AS p LEFT JOIN public."Über ""Table""" AS t ON t.id = p.id;
