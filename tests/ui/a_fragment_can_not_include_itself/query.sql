-- fragment: living
born > '1900-01-01' AND /*? include known */

-- fragment: known
country IS NOT NULL AND /*? include living */

-- name: authors :many
SELECT id FROM author WHERE /*? include living */
