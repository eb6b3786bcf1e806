-- name: authors :many
SELECT id, /*? choose sort: name: full_name | born: born::text */ country /*? end */ AS label
FROM author
ORDER BY /*? order sort: name: full_name */ id /*? end */

-- name: both :many
SELECT id FROM author
WHERE true /*? if sort */ AND country = :sort /*? end */
ORDER BY /*? order sort: name: full_name */ id /*? end */
