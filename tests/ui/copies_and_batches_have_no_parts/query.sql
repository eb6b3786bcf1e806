-- name: forget :batch
DELETE FROM book WHERE title = :title /*? if year */ AND year = :year /*? end */;

-- name: import_books :copy
-- @flag dated
COPY book (title /*? if dated */, year /*? end */) FROM STDIN (FORMAT binary);

-- name: export_books :stream
-- @flag dated
COPY (SELECT title FROM book /*? if dated */ WHERE year > 0 /*? end */) TO STDOUT (FORMAT binary);

-- name: titles :copy
-- @flag dated
SELECT title FROM book /*? if dated */ WHERE year > 0 /*? end */;
