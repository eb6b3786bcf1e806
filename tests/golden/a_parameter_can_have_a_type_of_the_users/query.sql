-- name: authors :many
-- @param name: String  owned
-- @param countries?: Vec<Option<String>>
SELECT id FROM author WHERE name = :name OR country = ANY (:countries);
