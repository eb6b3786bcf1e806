-- name: authors :many

/* dropped: above the statement */
SELECT
    -- the key
    id,   /* two
             lines */
	name


FROM author   
    -- -- name: not_a_header :one
WHERE id = :id
;
-- dropped: below the statement
