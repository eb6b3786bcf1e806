-- name: greeting :many
SELECT 'Dear :name, welcome' AS greeting FROM person;

-- name: numbered :many
SELECT name FROM person WHERE name = '$1' OR name LIKE '%$2%';

-- name: printed :many
SELECT name FROM person WHERE name = '%s';

-- name: texts :many
SELECT name
FROM entry
WHERE at > '12:30:00' AND name <> 'a::b' AND name <> 'a:name' AND name LIKE '%s' AND name <> 'C:\name' AND name = :name
    AND data @> '{"a":true, "b" :null, "name":1}' AND data @> '["x", {"y" :1}]' AND name <> '50%' AND name <> '12:name'
    AND to_char(now(), 'HH24:MI:SS') <> to_char(now(), 'HH:MI') AND name <> 'http://name' AND name <> E'see \:name'
    AND name = format('%s %I', :name::text, 'x');

-- name: modulo :one
SELECT length(:name) %2 AS rest, '5 % :' AS text;
