-- name: forget :call
CALL forget(:name);

-- name: rename :call
-- @param name? NULL keeps the name
CALL rename(:id, :name);

-- name: lend :call
-- Lends a copy, in named notation.
CALL lend(copy => :copy, member => :member, loan => NULL, due_on => NULL);

-- name: note :call
CALL note(:first, :second, :third);

-- name: note_all :call
CALL note(VARIADIC words => :words);

-- name: notify :call
SELECT notify(:word);

-- name: lent :call
-- @returns Lent
-- @column loan!
CALL lend(member => 1, copy => 2, due_on => NULL, loan => NULL);
