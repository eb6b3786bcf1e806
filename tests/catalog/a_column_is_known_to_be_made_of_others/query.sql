-- name: gross :many
SELECT gross FROM invoice;
