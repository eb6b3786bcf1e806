-- name: loans :many
-- @returns Loan
SELECT id, due_on, title, state FROM loan ORDER BY id;

-- name: totals :many
-- @returns Total
SELECT state, count(*) AS loans FROM loan GROUP BY state ORDER BY state;

-- name: numbers :many
-- @returns Numbered
SELECT 1 AS number, 'one' AS text;

-- name: lend :call
CALL lend(due_on => :due_on, title => :title, id => NULL, warning => NULL);

-- name: take_back :call
CALL take_back(:id);
