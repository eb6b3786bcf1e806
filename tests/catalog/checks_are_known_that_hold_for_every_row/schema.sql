CREATE DOMAIN positive AS int CHECK (VALUE > 0) NOT NULL;
CREATE FUNCTION fits(text) RETURNS bool IMMUTABLE LANGUAGE sql RETURN $1 <> '';
CREATE TABLE author (
    id positive,
    name text CHECK (fits(name)),
    kind text CHECK (kind IS NOT NULL AND CASE kind WHEN 'it''s' THEN false ELSE true END),
    born date,
    died date,
    CONSTRAINT a_of_two CHECK (died >= born) NO INHERIT
);
ALTER TABLE author ADD CONSTRAINT loose CHECK (born IS NOT NULL) NOT VALID;

CREATE TABLE parent (id int CHECK (id IS NOT NULL), CHECK (id > 7) NO INHERIT);
CREATE TABLE child () INHERITS (parent);

CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER nowhere FOREIGN DATA WRAPPER nowhere;
CREATE TABLE parent_of_foreign (id int CHECK (id IS NOT NULL));
CREATE FOREIGN TABLE elsewhere () INHERITS (parent_of_foreign) SERVER nowhere;

CREATE TABLE ruled (id int CHECK (id IS NOT NULL));
CREATE RULE nothing AS ON INSERT TO ruled DO INSTEAD NOTHING;
