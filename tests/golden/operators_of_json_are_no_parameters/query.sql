-- name: read_docs :many
SELECT body -> 'a' AS a, body ->> :key AS b, body #>> '{a,b}' AS c, body #> :path AS d
FROM doc
WHERE body @> :part AND body ? :name AND body ?| :names AND body ?& ARRAY['x', :name] AND body @? '$.a';
