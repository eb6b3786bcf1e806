CREATE TYPE floatrange AS RANGE (subtype = float8);
CREATE DOMAIN percent AS numeric CHECK (VALUE BETWEEN 0 AND 100);
CREATE TYPE percentrange AS RANGE (subtype = percent);
CREATE TABLE booking (
    rooms int4range NOT NULL,
    during tstzrange NOT NULL,
    nights daterange[],
    breaks tsmultirange,
    heat floatrange NOT NULL,
    share percentrange
);
