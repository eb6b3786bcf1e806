-- name: enums :one
SELECT
    'ok'::result AS a,
    'send'::public.box AS b,
    'two
lines'::"my.mood" AS c,
    'self'::mood AS d,
    'x'::"Mood" AS e,
    NULL::nothing AS f;
