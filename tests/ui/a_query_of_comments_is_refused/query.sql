-- name: nothing :exec
-- Documented well.
/* DELETE FROM author; */
;
