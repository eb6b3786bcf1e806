-- name: all_of_them :many
SELECT 1 AS one FROM author, parent, child, parent_of_foreign, elsewhere, ruled;
