-- name: authors :many
SELECT :p1::int AS c1, :p2::int AS c2, :p3::int AS c3, :p4::int AS c4, :p5::int AS c5, :p6::int AS c6, :p7::int AS c7, :p8::int AS c8, :p9::int AS c9,
    :p10 IS NULL AS c10
FROM author;
