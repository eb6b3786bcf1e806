-- fragment:
true

-- fragment: living
true

-- fragment: living
false

-- fragment: two
true; false

-- fragment: numbered
country = $1

-- name: authors :many
SELECT id FROM author WHERE /*? include living */
