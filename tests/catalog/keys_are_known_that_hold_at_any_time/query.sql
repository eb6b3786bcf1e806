-- name: all_of_them :many
SELECT 1 AS one FROM author, parent, child, event, event_of_2024, ruled, total;
