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

-- name: with_an_index :many
SELECT id
FROM indexed m
WHERE lower(email) = lower(:email)
    OR joined_at::date = :day
    OR date_trunc('day', m.joined_at) >= :since
    OR id::text = :id;

-- name: of_the_same_order :many
SELECT id FROM indexed WHERE email::text = :email AND home::text = :home AND id > :id::int4 AND joined_at < :until::timestamptz;

-- name: without_an_index :many
SELECT id FROM indexed WHERE length(name) > 3 AND paid > 1.5 AND paid::integer = 3;

-- name: computed_elsewhere :many
SELECT id::text AS id, mood::text AS mood
FROM indexed
WHERE id = :id AND mood = :mood AND lower(email) = lower(name)
ORDER BY upper(email);
