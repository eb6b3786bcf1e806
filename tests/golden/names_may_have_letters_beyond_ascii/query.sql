-- name: straßen :many
-- Die größte Straße; τὴν μεγίστην ὁδόν.
SELECT "Größe", имя, 价格 FROM straße WHERE "Größe" > :Größe;
