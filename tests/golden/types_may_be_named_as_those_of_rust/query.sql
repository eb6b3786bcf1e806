-- name: vecs :many
SELECT :vec::vec AS vec, NULL::"odd name" AS odd, NULL::empty AS nothing;
