-- name: a_stream :stream
SELECT id FROM author;

-- name: a_batch :batch
SELECT id FROM author;

-- name: a_copy :copy
SELECT id FROM author;

