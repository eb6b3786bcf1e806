CREATE TABLE author (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);
CREATE PROCEDURE rename(id int, INOUT name text) LANGUAGE sql AS 'SELECT name';
CREATE PROCEDURE forget(name text) LANGUAGE sql AS 'DELETE FROM author';
