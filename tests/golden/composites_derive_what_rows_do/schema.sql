CREATE DOMAIN email AS text;
CREATE TYPE contact AS (mail email, during int4range, at point);
CREATE TABLE account (contact contact NOT NULL);
