-- name: all_of_them :many
SELECT 1 AS one FROM shop.written, shop."counted";

-- name: of_the_system :many
SELECT table_name FROM information_schema.tables WHERE table_name = :name;
