-- name: all_of_them :many
SELECT 1 AS one
FROM plain, triggered, ruled, parted, part, part_of_part, beside, parted_above, part_below, parent, child,
     parted_far, far_part, seen;
