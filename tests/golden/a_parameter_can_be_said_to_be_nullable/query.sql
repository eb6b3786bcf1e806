-- name: set_country :exec
-- @param country?
-- @param ids?
UPDATE author SET country = :country WHERE id = :id OR id = ANY (:ids);
