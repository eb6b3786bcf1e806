CREATE TABLE author (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE book (id int PRIMARY KEY, author_id int REFERENCES author);
CREATE FUNCTION authors() RETURNS refcursor LANGUAGE sql AS 'SELECT ''c''::refcursor';
CREATE PROCEDURE note() LANGUAGE sql AS 'SELECT';
