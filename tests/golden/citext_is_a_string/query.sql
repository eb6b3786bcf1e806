-- name: people :many
SELECT email, others FROM person WHERE email = :email AND others = :others;
