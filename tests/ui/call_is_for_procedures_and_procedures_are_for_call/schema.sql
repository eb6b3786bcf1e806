CREATE TABLE author (
    id int PRIMARY KEY,
    first_name text NOT NULL,
    last_name text NOT NULL,
    birth_date date,
    tags text[] NOT NULL
);
CREATE PROCEDURE rename(id int, INOUT name text) LANGUAGE sql AS 'SELECT name';
CREATE PROCEDURE forget(name text) LANGUAGE sql AS 'DELETE FROM author';
