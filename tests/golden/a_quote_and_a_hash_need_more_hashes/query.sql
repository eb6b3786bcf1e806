-- name: one_hash :many
SELECT id FROM author WHERE name <> '"#';

-- name: three_hashes :many
SELECT id FROM author WHERE name <> '"###' AND "name" <> '"##';

-- name: xor :many
SELECT "id"#1 AS x FROM author;
