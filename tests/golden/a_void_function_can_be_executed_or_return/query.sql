-- name: log :exec
SELECT log(:message);

-- name: log_one :one
SELECT log(:message);

-- name: log_and_tell :one
SELECT log(:message) AS done, 1 AS n;
