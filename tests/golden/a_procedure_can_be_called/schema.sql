CREATE TABLE author (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);
CREATE PROCEDURE rename(id int, INOUT name text) LANGUAGE sql AS 'SELECT name';
CREATE PROCEDURE forget(name text) LANGUAGE sql AS 'DELETE FROM author';
CREATE PROCEDURE lend(copy bigint, member bigint, OUT loan bigint, OUT due_on date)
LANGUAGE sql AS 'SELECT 1::bigint, CURRENT_DATE';
CREATE PROCEDURE note(VARIADIC words text[]) LANGUAGE sql AS 'SELECT';
CREATE FUNCTION notify(word text) RETURNS void LANGUAGE sql AS 'SELECT';
