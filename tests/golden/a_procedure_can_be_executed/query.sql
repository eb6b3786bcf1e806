-- name: forget :exec
CALL forget(:name);

-- name: rename :one
CALL rename(:id, :name);
