-- name: ended :many
SELECT id FROM author /*? end */

-- name: elsed :many
SELECT id FROM author WHERE /*? else */ true

-- name: elsed_twice :many
SELECT id FROM author
WHERE true /*? if country */ AND country = :country /*? else */ AND true /*? else */ AND false /*? end */
