-- name: some_tags :many
SELECT tags[(:low):(:high)] AS some, tags[(:low):last_tag] AS rest, (tags)[abs(:high)] AS high
FROM post;
