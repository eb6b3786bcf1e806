-- name: change :exec
-- @patch
-- @flag really
UPDATE book SET /*? if really */ title = :title, year = :year /*? end */ WHERE id = :id;

-- name: change_or_not :exec
-- @patch
-- @flag really
/*? if really */ UPDATE book SET title = :title WHERE id = :id /*? end */;
