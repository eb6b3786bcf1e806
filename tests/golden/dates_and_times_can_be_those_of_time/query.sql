-- name: moments :many
SELECT * FROM moment WHERE a = :a AND b = :b AND c = :c AND d = :d AND e = :e AND f = :f;
