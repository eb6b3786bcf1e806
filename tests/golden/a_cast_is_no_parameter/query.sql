-- name: cast_all :one
SELECT '1'::int AS a, :b::int AS b, '1' ::text AS c, (:d)::int8 AS d, '{}'::int[] :: text AS e;
