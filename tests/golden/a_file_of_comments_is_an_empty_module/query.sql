-- Nothing is asked yet.
-- @todo this is no directive: no query follows

/* -- name: commented_out :many
SELECT id FROM author;
*/
