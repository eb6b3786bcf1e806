-- name: add_note :one
-- Writes a note and returns its number.
-- @param body?  may be left out
INSERT INTO note (title, body)
VALUES (:title, :body)
RETURNING id;

-- name: notes_about :many
-- The notes whose title holds a word, newest first.
SELECT id, title, body, written_at
FROM note
WHERE title ILIKE '%' || :word || '%'
ORDER BY written_at DESC;

-- name: note_by_id :opt
SELECT id, title, body, written_at
FROM note
WHERE id = :id;

-- name: delete_note :exec
DELETE FROM note WHERE id = :id;
