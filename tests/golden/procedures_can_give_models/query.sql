-- name: named :many
-- @model Person
-- @column id!
-- @column name!
SELECT * FROM people_named(:n);

-- name: find :call
-- @model Person
-- @map full_name = name
-- @column id!
-- @column full_name!
CALL find_person(:i, NULL, NULL, NULL);
