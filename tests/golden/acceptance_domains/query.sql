-- name: add_thing :one
-- @param red?
-- @param small?
INSERT INTO thing (suit, suits, red, reds, small, smalls, price, prices, tags, dice)
VALUES (:suit, :suits, :red, :reds, :small, :smalls, :price, :prices, :tags, :dice)
RETURNING *;

-- name: thing_as_text :one
-- @column row!
SELECT thing::text AS row
FROM thing
WHERE id = :id;

-- name: things_of :many
SELECT id
FROM thing
WHERE suit = ANY (:suits)
    AND price = :price
    AND :small = ANY (smalls)
ORDER BY id;

-- name: parse_dice :one
-- @column dice!
SELECT :text::text::dice AS dice;

-- name: parse_reds :one
-- @column reds!
SELECT :text::text::shop.red[] AS reds;
