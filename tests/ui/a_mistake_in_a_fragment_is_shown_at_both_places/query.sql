-- fragment: living
born > '1900-01-01' AND contry = :country

-- name: authors :many
SELECT id FROM author WHERE /*? include living */

-- name: named :many
SELECT id FROM author WHERE full_name = :name AND /*? include livng */
