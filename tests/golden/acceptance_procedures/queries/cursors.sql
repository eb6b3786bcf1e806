-- name: report :many
-- The loans in a state, and how many there are in each.
-- @param wanted  in which state
-- @fetch Loan
-- @fetch Total
SELECT report(:wanted);

-- name: report_both :call
-- @fetch Total
-- @fetch Loan
CALL report_both(totals => NULL, loans => NULL);

-- name: numbered :many
-- @fetch Numbered
SELECT numbered(rows => :rows) AS cursor;

-- name: too_many :many
-- @fetch Numbered
SELECT numbered(1) AS first, numbered(2) AS second;

-- name: too_few :many
-- @fetch Numbered
-- @fetch Numbered
SELECT numbered(1);

-- name: wrong_columns :many
-- @fetch Numbered
SELECT wrong_columns();

-- name: wrong_null :many
-- @fetch Numbered
SELECT wrong_null();

-- name: wrong_name :many
-- @fetch Numbered
SELECT wrong_name();
