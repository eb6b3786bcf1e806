-- name: put_contact :one
-- @param value?
SELECT :value::contact AS value, (:value::contact)::text AS text;

-- name: put_person :one
-- @param value?
SELECT :value::person AS value, (:value::person)::text AS text;

-- name: put_people :one
-- @param value?
SELECT :value::person[] AS value, (:value::person[])::text AS text;

-- name: put_citizen :one
-- @param value?
SELECT :value::citizen AS value, (:value::citizen)::text AS text;

-- name: read_person :one
-- @column value!
SELECT :text::text::person AS value;

-- name: read_contact :one
-- @column value!
SELECT :text::text::contact AS value;

-- name: put_floatrange :one
-- @param value?
SELECT :value::floatrange AS value, (:value::floatrange)::text AS text;

-- name: put_pricerange :one
-- @param value?
SELECT :value::pricerange AS value, (:value::pricerange)::text AS text;

-- name: put_priceranges :one
-- @param value?
SELECT :value::pricerange[] AS value, (:value::pricerange[])::text AS text;

-- name: put_mood :one
-- @param value?
SELECT :value::mood AS value, (:value::mood)::text AS text;

-- name: put_moods :one
-- @param value?
SELECT :value::mood[] AS value, (:value::mood[])::text AS text;

-- name: add_account :one
-- @param settings?: &bindery::Json<Vec<u8>>
INSERT INTO account (id, email, settings)
VALUES (:id, :email, :settings)
RETURNING *;

-- name: emails :many
SELECT email FROM account WHERE email = ANY (:emails::email[]) ORDER BY id;

-- name: whole_accounts :many
-- @column account!
SELECT account FROM account;

-- name: matrix :one
-- @param value: &bindery::Array<i32>
-- @column value!: bindery::Array<i32>
SELECT :value::int[] AS value, (:value::int[])::text AS text;

-- name: matrix_of_emails :one
-- @param value: &bindery::Array<types::Email>
-- @column value!: bindery::Array<types::Email>
SELECT :value::email[] AS value, (:value::email[])::text AS text;

-- name: read_matrix :one
-- @column value!: bindery::Array<String>
SELECT :text::text::text[] AS value;

-- name: read_numeric :one
-- @column value!: bindery::Numeric
SELECT :text::text::numeric AS value;

-- name: put_numeric :one
-- @param value: &bindery::Numeric
SELECT (:value::numeric)::text AS text;

-- name: set_settings :exec
UPDATE account SET settings = :settings::text::jsonb;

-- name: settings :many
SELECT settings FROM account ORDER BY id;

-- name: clear_accounts :exec
DELETE FROM account;

-- name: read_one_contact :one
-- @column value!
SELECT json_populate_record(NULL::contact, '{"mail": "a@b"}') AS value;
