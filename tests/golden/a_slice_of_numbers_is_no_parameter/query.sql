-- name: first_tags :many
SELECT tags[1:2] AS first, tags[2:] AS rest, tags[:] AS all_of_them, tags [:3] AS some
FROM post
WHERE id = :id;
