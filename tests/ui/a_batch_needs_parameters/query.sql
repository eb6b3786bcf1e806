-- name: forget :batch
DELETE FROM book;

-- name: cleanse :batch
CALL clean(:id);
