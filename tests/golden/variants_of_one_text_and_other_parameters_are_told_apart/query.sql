-- name: either :many
SELECT id FROM author
WHERE true /*? if a */ AND full_name = :a /*? end */ /*? if b */ AND full_name = :b /*? end */ AND id > 0;

-- name: one_of :many
-- @flag first
SELECT id FROM author WHERE full_name = /*? if first */ :a /*? else */ :b /*? end */ LIMIT 1;

-- name: chosen :many
SELECT id FROM author WHERE full_name = /*? choose which: a: :a | b: :b */ :c /*? end */ LIMIT 1;
