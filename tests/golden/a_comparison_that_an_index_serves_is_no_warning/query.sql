-- name: with_an_index :many
SELECT id
FROM member m
WHERE lower(email) = lower(:email)
    OR joined_at::date = :day
    OR date_trunc('day', m.joined_at) >= :since
    OR id::text = :id;

-- name: of_the_same_order :many
SELECT id FROM member WHERE email::text = :email AND home::text = :home AND id > :id::int4 AND joined_at < :until::timestamptz;

-- name: without_an_index :many
SELECT id FROM member WHERE length(name) > 3 AND paid > 1.5 AND paid::integer = 3;

-- name: computed_elsewhere :many
SELECT id::text AS id, mood::text AS mood
FROM member
WHERE id = :id AND mood = :mood AND lower(email) = lower(name)
ORDER BY upper(email);
