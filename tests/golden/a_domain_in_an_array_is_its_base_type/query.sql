-- name: people :many
SELECT emails FROM person WHERE emails = :emails AND :email::email = ANY (emails);
