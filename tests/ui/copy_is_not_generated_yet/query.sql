-- name: load :exec
COPY author FROM STDIN;
