-- name: with_one :many
SELECT id FROM author;

-- name: with_two :many
SELECT id FROM author;;

-- name: with_none :many
SELECT id FROM author

-- name: with_one_apart :many
SELECT id FROM author
;
