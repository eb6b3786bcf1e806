-- name: unknown :many
SELECT id FROM author /*? iff country */

-- name: bare :many
SELECT id FROM author /*? */

-- name: nameless :many
SELECT id FROM author WHERE true /*? if */ AND id = :id /*? end */

-- name: more :many
SELECT id FROM author WHERE true /*? if id, name */ AND id = :id /*? end */

-- name: unlabelled :many
SELECT id FROM author ORDER BY /*? order sort: full_name, id */ id /*? end */

-- name: twice :many
SELECT id FROM author ORDER BY /*? order sort: a: id | a: full_name */ id /*? end */

-- name: numbered :many
SELECT id FROM author ORDER BY /*? order sort: a: $1 */ id /*? end */
