-- name: a_row :call
SELECT id FROM author;

-- name: a_deletion :call
DELETE FROM author;

-- name: a_procedure :exec
CALL forget(:name);

-- name: a_result :one
CALL rename(:id, :name);
