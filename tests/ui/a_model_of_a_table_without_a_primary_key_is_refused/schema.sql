CREATE TABLE person (id integer NOT NULL UNIQUE);
CREATE VIEW people AS SELECT * FROM person;
