-- name: books :many
-- @embed writer: Author
SELECT book.id, writer.id AS writer_id, writer.name AS writer_name
FROM book
LEFT JOIN author AS writer ON writer.id = book.author_id;
