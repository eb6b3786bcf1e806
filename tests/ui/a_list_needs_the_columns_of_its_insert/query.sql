-- name: add_books :exec
INSERT INTO book VALUES :rows;
