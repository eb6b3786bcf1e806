-- name: forget :batch
DELETE FROM book;

-- name: cleanse :batch
CALL clean(:id);

-- name: forget_years :batch
DELETE FROM book WHERE (title, year) IN :editions;

-- name: forget_all :batch
DELETE FROM book WHERE title IN :titles;
