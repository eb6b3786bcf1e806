-- name: delete_author :exec
DELETE FROM book WHERE author_id = :id;
DELETE FROM author WHERE id = :id;
