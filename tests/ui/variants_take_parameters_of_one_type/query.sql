-- name: by_something :many
-- @flag exact
SELECT id FROM author WHERE /*? if exact */ full_name = :what /*? else */ id = :what /*? end */
