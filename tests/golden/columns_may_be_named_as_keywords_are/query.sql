-- name: keywords :many
SELECT * FROM keyword WHERE match = :match;
