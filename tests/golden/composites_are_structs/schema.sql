CREATE TYPE country AS ENUM ('se', 'fi');
CREATE DOMAIN town AS text NOT NULL;
CREATE TYPE address AS (street text, town town, country country, "type" int, tags text[]);
CREATE TYPE person AS (name varchar(10), home address, others address[], balance numeric);
CREATE TABLE account (
    id int PRIMARY KEY,
    owner person NOT NULL,
    billing address,
    delivery address[] NOT NULL
);
