-- name: pairs :many
VALUES (1, :a), (2, 'b');

-- name: notes :many
TABLE note;
