-- name: accounts :many
SELECT id, email, settings, amount, amounts FROM account;

-- name: settings :opt
SELECT settings FROM account WHERE email = :email::email;

-- name: add :exec
-- @param settings: &bindery::Json<Vec<String>>
INSERT INTO account VALUES (:id, :email, :name, :settings, :amount, :amounts);
