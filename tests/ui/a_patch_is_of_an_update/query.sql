-- name: inserted :exec
-- @patch
INSERT INTO author (id, full_name) VALUES (:id, 'A') ON CONFLICT (id) DO UPDATE SET country = :country
