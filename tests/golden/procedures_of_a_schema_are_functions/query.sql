-- name: days :one
SELECT overdue.days(since => :since);
