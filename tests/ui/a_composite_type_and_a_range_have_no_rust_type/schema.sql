CREATE TYPE address AS (street text, town text);
CREATE TABLE home (
    address address NOT NULL,
    years int4range NOT NULL,
    addresses address[] NOT NULL
);
