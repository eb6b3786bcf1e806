-- name: letters :many
-- @embed letters: Letter
-- @group
-- @slice
SELECT p.id, l.id AS "letters.id", l.person_id AS "letters.person_id" FROM person p JOIN letter l ON l.person_id = p.id ORDER BY p.id;
