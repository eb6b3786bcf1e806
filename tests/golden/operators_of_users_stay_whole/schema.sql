CREATE FUNCTION alike(a text, b text) RETURNS bool
LANGUAGE sql AS 'SELECT lower(a) = lower(b)';
CREATE OPERATOR <~#@> (LEFTARG = text, RIGHTARG = text, FUNCTION = alike);
CREATE TABLE author (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);
