-- name: insert_t :one
INSERT INTO t VALUES (1) RETURNING id;
