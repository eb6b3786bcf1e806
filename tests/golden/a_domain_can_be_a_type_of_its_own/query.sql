-- name: accounts :many
SELECT * FROM account;

-- name: emails :many
SELECT email FROM account;

-- name: by_email :opt
SELECT id FROM account WHERE email = :email::email AND others = :others::email[];

-- name: houses :many
SELECT periods FROM house;
