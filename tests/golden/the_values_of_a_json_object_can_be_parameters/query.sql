-- name: make_objects :many
SELECT json_object('a' : :a::int, 'b': :b::text, :c::text : :d::int, 'e' VALUE id) AS object
FROM doc
WHERE id = :id;
