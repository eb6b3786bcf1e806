CREATE TYPE state AS ENUM ('out', 'back');
CREATE TABLE loan (id bigint PRIMARY KEY, due_on date NOT NULL, title text, state state NOT NULL);

CREATE PROCEDURE lend(title text, due_on date, OUT id bigint, OUT warning text)
LANGUAGE plpgsql AS $$
BEGIN
    id := 1 + coalesce((SELECT max(l.id) FROM loan l), 0);
    INSERT INTO loan VALUES (id, due_on, title, 'out');
    IF title = '' THEN
        warning := 'it has no title';
    END IF;
END $$;
CREATE PROCEDURE take_back(loan bigint)
LANGUAGE sql AS 'UPDATE loan SET state = ''back'' WHERE id = take_back.loan';
CREATE PROCEDURE doubled(INOUT number int) LANGUAGE sql AS 'SELECT number * 2';
CREATE PROCEDURE counted(OUT number int, VARIADIC words text[])
LANGUAGE plpgsql AS 'BEGIN number := cardinality(words); END';

CREATE PROCEDURE commits(loan bigint) LANGUAGE plpgsql AS $$
BEGIN
    UPDATE loan SET state = 'back' WHERE id = commits.loan;
    COMMIT;
    UPDATE loan SET state = 'out';
    ROLLBACK;
END $$;

CREATE FUNCTION due_in(days int DEFAULT 14, since date DEFAULT '2024-01-01')
RETURNS date LANGUAGE sql AS 'SELECT since + days';
CREATE FUNCTION price(copies int) RETURNS text LANGUAGE sql AS 'SELECT ''int4 '' || copies';
CREATE FUNCTION price(copies bigint) RETURNS text LANGUAGE sql AS 'SELECT ''int8 '' || copies';
CREATE FUNCTION price(copies numeric, factor smallint DEFAULT 1.6)
RETURNS text LANGUAGE sql AS 'SELECT ''numeric '' || copies * factor';
CREATE FUNCTION loans_of(wanted state) RETURNS SETOF loan
LANGUAGE sql AS 'SELECT * FROM loan WHERE state = wanted ORDER BY id';
COMMENT ON FUNCTION loans_of IS 'The loans in a state.
@column id!
@param wanted in which state';
CREATE FUNCTION first_loan() RETURNS loan
LANGUAGE sql AS 'SELECT * FROM loan ORDER BY id LIMIT 1';
CREATE FUNCTION joined(VARIADIC words text[]) RETURNS text
LANGUAGE sql AS 'SELECT array_to_string(words, '' '')';
CREATE FUNCTION forget() RETURNS void LANGUAGE sql AS 'DELETE FROM loan';
CREATE FUNCTION same(value anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT value';

-- Two cursors: one with a name that has to be quoted, and one whose name the server makes up.
CREATE FUNCTION report(wanted state) RETURNS SETOF refcursor LANGUAGE plpgsql AS $$
DECLARE
    loans refcursor := 'we"ird; CLOSE ALL -- :name';
    totals refcursor;
BEGIN
    OPEN loans FOR SELECT l.state, l.id, l.title, l.due_on FROM loan l WHERE l.state = wanted ORDER BY l.id;
    RETURN NEXT loans;
    OPEN totals FOR SELECT count(*) AS loans, l.state FROM loan l GROUP BY l.state ORDER BY l.state;
    RETURN NEXT totals;
END $$;
CREATE PROCEDURE report_both(OUT totals refcursor, OUT loans refcursor)
LANGUAGE plpgsql AS $$
BEGIN
    OPEN totals FOR SELECT count(*) AS loans, l.state FROM loan l GROUP BY l.state ORDER BY l.state;
    OPEN loans FOR SELECT * FROM loan ORDER BY id;
END $$;
CREATE FUNCTION numbered(rows int) RETURNS refcursor LANGUAGE plpgsql AS $$
DECLARE
    cursor refcursor;
BEGIN
    OPEN cursor FOR SELECT n AS number, 'row ' || n AS text FROM generate_series(1, rows) n;
    RETURN cursor;
END $$;
CREATE FUNCTION wrong_columns() RETURNS refcursor LANGUAGE plpgsql AS $$
DECLARE
    cursor refcursor;
BEGIN
    INSERT INTO loan VALUES (99, '2024-01-01', NULL, 'out');
    OPEN cursor FOR SELECT 1::int AS number, 2 AS other WHERE false;
    RETURN cursor;
END $$;
CREATE FUNCTION wrong_null() RETURNS refcursor LANGUAGE sql AS 'SELECT NULL::refcursor';
CREATE FUNCTION wrong_name() RETURNS refcursor LANGUAGE sql AS 'SELECT ''nobody''::refcursor';
