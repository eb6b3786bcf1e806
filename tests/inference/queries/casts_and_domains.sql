-- name: a_cast_keeps_what_is_known :many
-- > id T, email T?, title T
SELECT id::text AS id, CAST(email AS varchar(5)) AS email, name::bytea AS title FROM author;

-- name: a_cast_of_null :one
-- > nothing T?
-- rows: one
SELECT NULL::int AS nothing;

-- name: a_cast_fails_rather_than_be_null :many
-- > number T
SELECT (id || '1')::int AS number FROM author;

-- name: a_cast_to_a_domain :many
-- > code T, missing T?
SELECT '0-' || id::text::isbn AS code, isbn::isbn AS missing FROM book;

-- name: a_domain_of_not_null_in_a_table :many
-- A subquery without a row is NULL of this type, and nobody checks it again when it is written.
-- > headline T?, grade T?
-- seed: INSERT INTO invoice (id, net, headline) VALUES (9, 1, (SELECT headline FROM invoice WHERE false))
SELECT headline, grade FROM invoice;

-- name: a_domain_of_not_null_on_the_nullable_side :many
-- The type says NOT NULL, and an outer join does not ask it.
-- > id T, headline T?
SELECT a.id, i.headline FROM author a LEFT JOIN invoice i ON i.id = a.id;

-- name: a_cast_to_a_domain_of_not_null :many
-- It fails where there is nothing.
-- > headline T
SELECT name::heading AS headline FROM author;

-- name: a_cast_of_the_domain_to_itself :many
-- It is of this type already, so nothing is checked.
-- > headline T?
-- seed: INSERT INTO invoice (id, net, headline) VALUES (9, 1, (SELECT headline FROM invoice WHERE false))
SELECT headline::heading AS headline FROM invoice;

-- name: a_cast_of_the_domain_by_way_of_another_type :many
-- > headline T?
-- seed: INSERT INTO invoice (id, net, headline) VALUES (9, 1, (SELECT headline FROM invoice WHERE false))
SELECT headline::text AS headline FROM invoice;

-- name: a_coalesced_cast_to_a_domain_of_not_null :many
-- > headline T
SELECT coalesce(email, 'none')::heading AS headline FROM author;

-- name: a_domain_of_not_null_and_no_row :many
-- A subquery without a row is NULL of this type, all the same.
-- > headline T?
SELECT (SELECT headline FROM invoice WHERE id = a.id) AS headline FROM author a;

-- name: a_domain_of_not_null_in_an_aggregate :one
-- > headline T?
-- rows: one
SELECT max(headline) AS headline FROM invoice WHERE id > 100;

-- name: a_checked_domain_may_be_null :many
-- > grade T?
SELECT grade + 1 AS grade FROM invoice;

-- name: an_enum_from_text :many
-- > mood T, own T?
SELECT 'calm'::mood AS mood, mood AS own FROM book;

-- name: an_enum_as_text :many
-- > mood T?, first T, range T
SELECT mood::text AS mood, enum_first(NULL::mood) AS first, enum_range(NULL::mood) AS range FROM book;

-- name: a_literal_with_its_type :one
-- > day T, span T, flag T, document T
-- rows: one
SELECT date '2024-01-01' AS day, interval '1 day' AS span, bool 'yes' AS flag, jsonb '{}' AS document;

-- name: a_table_by_its_name :one
-- > named T, unknown T?
-- rows: one
SELECT 'author'::regclass AS named, to_regclass('nowhere') AS unknown;

-- name: a_json_null_as_a_number :many
-- > text T?
SELECT (data -> 'n')::text AS text FROM book;

-- name: a_cast_in_a_condition :many
-- > email T
SELECT email FROM author WHERE email::varchar(3) > 'a';

-- name: a_bit_string_and_a_number :many
-- > bits T
SELECT id::bit(8) AS bits FROM author;

-- name: money_and_back :many
-- > price T?, points T
SELECT price::money AS price, points::money::numeric AS points FROM book, member;
