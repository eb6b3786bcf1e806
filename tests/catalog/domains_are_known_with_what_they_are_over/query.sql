-- name: casts :many
SELECT id::"My Shop"."Certain too" AS a, '{}'::Codes AS b FROM author;
