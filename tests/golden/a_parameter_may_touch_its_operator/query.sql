-- name: between :many
SELECT id
FROM author
WHERE id>=:low AND id<:high AND id<>-:low AND(:all OR name=ANY(:names));
