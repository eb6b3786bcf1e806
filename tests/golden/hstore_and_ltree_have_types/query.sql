-- name: pages :many
SELECT * FROM page;

-- name: add :exec
INSERT INTO page VALUES (:path, :query, :words, :paths, :attributes, :versions);
