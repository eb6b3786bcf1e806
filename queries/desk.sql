-- name: lend :call
-- Lends a copy for as long as is usual.
CALL lend(copy_id => :copy_id, member_id => :member_id, loan_id => NULL, due_on => NULL);

-- name: take_back :call
-- Takes a copy back; without a condition, it is in the one that it was in.
-- @param condition?
-- @returns TakenBack
CALL take_back(copy_id => :copy_id, condition => :condition, loan_id => NULL, days_late => NULL, fine => NULL);

-- name: overdue_report :many
-- What is overdue, and who has it.
-- @param at_least_days  how many days a loan must be overdue
-- @fetch OverdueLoan
-- @fetch OverdueMember
SELECT overdue_report(:at_least_days);

-- name: overdue_loans :many
-- @returns OverdueLoan
-- @column loan_id!
-- @column title!
-- @column member_name!
-- @column days_overdue!
SELECT loan_id, title, member_name, days_overdue
FROM open_loan
WHERE days_overdue > 0
ORDER BY days_overdue DESC, loan_id;

-- name: overdue_members :many
-- @returns OverdueMember
-- @column member_name!
-- @column fines!
SELECT member_name, count(*) AS loans, sum(fine_for(days_overdue)) AS fines
FROM open_loan
WHERE days_overdue > 0
GROUP BY member_id, member_name
ORDER BY member_id;
