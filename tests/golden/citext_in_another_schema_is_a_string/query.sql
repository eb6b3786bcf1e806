-- name: people :many
SELECT email FROM person WHERE email OPERATOR(ext.=) :email;
