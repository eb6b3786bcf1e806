-- name: find_events :many
SELECT id
FROM event
WHERE true
  /*? if kind */ AND kind = :kind /*? end */
  /*? if place */ AND place = :place /*? end */
  /*? if at */ AND at = :at /*? end */
ORDER BY id;

-- name: find_notes :many
-- @flag dated
SELECT note
FROM event
WHERE note = :note
  /*? if prefix */ AND note LIKE :prefix || '%' /*? end */
  /*? if dated */ AND at > 0 /*? else */ AND at >= 0 /*? end */
ORDER BY /*? order sort: longest: length(note) DESC | text: note COLLATE "C" */ id /*? end */;

-- name: change_event :exec
-- @patch
UPDATE event
SET kind = :kind, place = :place, at = :at, note = :note
WHERE id = :id;

-- name: find_by_many :many
-- @flag a
-- @flag b
-- @flag c
-- @flag d
-- @flag e
-- @flag f
-- @flag g
-- @flag h
SELECT id
FROM event
WHERE true
  /*? if note */ AND note = :note /*? end */
  /*? if a */ AND id > 1 /*? end */
  /*? if b */ AND id > 2 /*? end */
  /*? if c */ AND id > 3 /*? end */
  /*? if d */ AND id > 4 /*? end */
  /*? if e */ AND id > 5 /*? end */
  /*? if f */ AND id > 6 /*? end */
  /*? if g */ AND id > 7 /*? end */
  /*? if h */ AND kind = :kind /*? end */
ORDER BY id;
