CREATE SCHEMA desk;
CREATE SCHEMA overdue;
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE loan (id bigint PRIMARY KEY, due_on date NOT NULL, note text);

CREATE FUNCTION overdue.days(since date) RETURNS int LANGUAGE sql AS 'SELECT 1';

CREATE PROCEDURE desk.lend(copy bigint, member bigint, OUT loan bigint, INOUT days int DEFAULT 14)
LANGUAGE sql AS 'SELECT 1::bigint, days';
COMMENT ON PROCEDURE desk.lend IS 'Lends a copy.

@param member who takes it
@deprecated is no directive of ours
-- name: nor :is this a header';
CREATE PROCEDURE desk.close() LANGUAGE sql AS 'SELECT';
CREATE PROCEDURE desk.note(VARIADIC words text[]) LANGUAGE sql AS 'SELECT';

CREATE FUNCTION late(days smallint DEFAULT 1.6, who email DEFAULT 'a@b', "since When" date DEFAULT CURRENT_DATE, "order" bpchar DEFAULT NULL)
RETURNS SETOF loan LANGUAGE sql AS 'SELECT * FROM loan';
COMMENT ON FUNCTION late IS 'Loans that are late.
@param days! for how many days
@param order how
@column id!
@returns the loans';
CREATE FUNCTION renewed(loan loan DEFAULT NULL) RETURNS loan[] LANGUAGE sql AS 'SELECT ARRAY[loan]';
CREATE FUNCTION counted(OUT loans bigint, OUT members bigint) LANGUAGE sql AS 'SELECT 1::bigint, 2::bigint';
CREATE FUNCTION titles(text, int) RETURNS TABLE (title text, pages int) LANGUAGE sql AS 'SELECT ''a'', 1';
CREATE FUNCTION words(of text) RETURNS SETOF text LANGUAGE sql AS 'SELECT ''a''';
CREATE FUNCTION first_loan() RETURNS loan LANGUAGE sql AS 'SELECT * FROM loan';
CREATE FUNCTION tell(feeling mood, why text DEFAULT 'it''s') RETURNS void LANGUAGE sql AS 'SELECT';
CREATE FUNCTION cursor() RETURNS refcursor LANGUAGE sql AS 'SELECT ''c''::refcursor';

CREATE FUNCTION fine(loan bigint) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
CREATE FUNCTION fine(loan int, days int) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
CREATE FUNCTION fine(moods mood[]) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
CREATE FUNCTION fine() RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
CREATE FUNCTION "type"("Self" int, self int) RETURNS int LANGUAGE sql AS 'SELECT 1';

CREATE FUNCTION tmp_a() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION same(a anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION whatever() RETURNS SETOF record LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION on_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
CREATE FUNCTION pair() RETURNS TABLE (a int, "A" int) LANGUAGE sql AS 'SELECT 1, 2';
