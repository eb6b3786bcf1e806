-- name: authors :many
-- @flag a
-- @flag b
-- @flag c
-- @flag d
-- @flag e
-- @flag f
-- @flag g
-- @flag h
-- @flag i
SELECT id FROM author
WHERE true
  /*? if a */ AND id > 1 /*? end */
  /*? if b */ AND id > 2 /*? end */
  /*? if c */ AND id > 3 /*? end */
  /*? if d */ AND id > 4 /*? end */
  /*? if e */ AND id > 5 /*? end */
  /*? if f */ AND id > 6 /*? end */
  /*? if g */ AND id > 7 /*? end */
  /*? if h */ AND id > 8 /*? end */
  /*? if i */ AND id > 9 /*? end */
