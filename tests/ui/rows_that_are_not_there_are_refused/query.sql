-- name: delete_one :one
DELETE FROM author WHERE id = :id;

-- name: delete_opt :opt
DELETE FROM author WHERE id = :id;

-- name: delete_many :many
DELETE FROM author WHERE id = :id;
