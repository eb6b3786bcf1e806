CREATE FUNCTION fines_of(branch_id integer, since date DEFAULT '-infinity')
RETURNS numeric
LANGUAGE sql STABLE
RETURN (
    SELECT coalesce(sum(fact.fines), 0)
    FROM loan_fact AS fact
    WHERE fact.branch_id = fines_of.branch_id AND fact.day >= since
);

COMMENT ON FUNCTION fines_of IS 'What a branch took in fines.
@param since  the first day that counts';
