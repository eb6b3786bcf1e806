-- name: authors :many
-- @returns Author
SELECT id, full_name FROM author /*? if id */ WHERE id > :id /*? end */;

-- name: author :opt
-- @returns Author
SELECT full_name, id FROM author WHERE id = :id;

-- name: others :stream
-- @borrowed
-- @returns Author
SELECT full_name, id FROM author /*? if id */ WHERE id <> :id /*? end */;
