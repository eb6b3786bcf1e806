-- name: authors :many
--No blank before it.
---- Four dashes.
--     Five blanks before it.
--	A tab before it.
--  Two blanks, and trailing ones.   
-- /// slashes // and /* stars */
-- "quotes", \backslashes and {braces}
SELECT id FROM author;
