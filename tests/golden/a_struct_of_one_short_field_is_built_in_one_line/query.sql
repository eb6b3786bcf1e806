-- name: a :many
-- @returns Onlya
SELECT a FROM wide;

-- name: abc :many
-- @returns Onlyabc
SELECT abc FROM wide;

-- name: abcde :many
-- @returns Onlyabcde
SELECT abcde FROM wide;

-- name: abcdef :many
-- @returns Onlyabcdef
SELECT abcdef FROM wide;

-- name: abcdefghij :many
-- @returns Onlyabcdefghij
SELECT abcdefghij FROM wide;

