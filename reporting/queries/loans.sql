-- name: add_branch :one
-- Adds a branch and gives its number.
INSERT INTO branch (name, city)
VALUES (:name, :city)
RETURNING id;

-- name: record_loans :exec
-- Records what a branch lent on a day; a later count replaces an earlier one.
WITH known AS (
    INSERT INTO calendar (day, season)
    VALUES (:day, :season)
    ON CONFLICT (day) DO NOTHING
)
INSERT INTO loan_fact (day, branch_id, loans, fines)
VALUES (:day, :branch_id, :loans, :fines)
ON CONFLICT (day, branch_id) DO UPDATE
SET loans = excluded.loans, fines = excluded.fines;

-- name: loans_per_branch :many
-- Loans of every branch between two days, both included; none is a number too.
SELECT
    branch.name,
    branch.city,
    count(fact.day) AS days,
    coalesce(sum(fact.loans), 0) AS loans
FROM branch
LEFT JOIN loan_fact AS fact
    ON fact.branch_id = branch.id AND fact.day BETWEEN :first AND :last
GROUP BY branch.id
ORDER BY loans DESC, branch.name;

-- name: busiest_day :opt
-- The day on which most was lent, the first of several.
SELECT calendar.day, calendar.season, calendar.holiday, sum(fact.loans) AS loans
FROM loan_fact AS fact
JOIN calendar USING (day)
GROUP BY calendar.day
ORDER BY loans DESC, calendar.day
LIMIT 1;

-- name: branches :many
-- Every branch, by name. Where it stands is loaded when it is asked for.
-- @model Branch
SELECT id, name
FROM branch
ORDER BY name;

-- name: branches_in :many
-- The branches of a city.
-- @model Branch
SELECT *
FROM branch
WHERE city = :city
ORDER BY id;

-- name: close_branch :exec
-- Removes a branch that never lent anything.
DELETE FROM branch WHERE id = :id;
