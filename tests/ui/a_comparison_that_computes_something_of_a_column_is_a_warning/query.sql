-- name: as_text :many
SELECT email FROM member WHERE id::text = :id;

-- name: by_mood :many
SELECT email FROM member m WHERE CAST(m.mood AS text) IN ('calm', 'wild');

-- name: on_day :many
SELECT email FROM member WHERE joined_at::date = :day AND name = :name;

-- name: in_any_case :many
SELECT id FROM member WHERE lower(email) = lower(:email) OR lower(email) = 'a';

-- name: paid_a_float :many
SELECT id FROM member WHERE paid >= :amount::float8;

-- name: half_a_visit :many
SELECT id FROM member WHERE visits > 0.5;

-- name: of_country :many
SELECT id FROM member WHERE country = :country::text;

-- name: partners :many
SELECT a.id FROM member a JOIN member b ON b.mood::text = 'wild' AND b.id = a.id;

-- name: forget :exec
DELETE FROM member WHERE upper(email) BETWEEN :first AND 'Z';
