CREATE TABLE person (id int PRIMARY KEY, name text NOT NULL, born date);
CREATE FUNCTION people_named(wanted text) RETURNS SETOF person LANGUAGE sql AS 'SELECT * FROM person WHERE name = wanted';
COMMENT ON FUNCTION people_named(text) IS 'Those of a name.
@model Person
@column id!
@column name!';
CREATE PROCEDURE find_person(IN wanted int, OUT id int, OUT full_name text, OUT born date) LANGUAGE sql AS 'SELECT p.id, p.name, p.born FROM person p WHERE p.id = wanted';
COMMENT ON PROCEDURE find_person(int) IS 'The one.
@model Person
@map full_name = name
@column id!
@column full_name!';
