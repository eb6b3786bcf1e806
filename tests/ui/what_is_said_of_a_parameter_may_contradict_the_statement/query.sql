-- name: add :exec
-- @param name?
INSERT INTO author (id, name) VALUES (:id, :name);

-- name: of_country :many
-- @param country!
SELECT id FROM author WHERE :country::text IS NULL OR country = :country;
