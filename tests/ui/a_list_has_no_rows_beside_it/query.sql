-- name: add_books :exec
INSERT INTO book (id, title) VALUES :rows, (1, 'One');
