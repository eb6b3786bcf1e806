-- name: some_tags :many
SELECT tags[first_tag:last_tag] AS some, tags[:last_tag] AS first, tags[first_tag :] AS rest
FROM post;
