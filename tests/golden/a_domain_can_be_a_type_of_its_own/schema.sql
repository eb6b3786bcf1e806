CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN ids AS int[];
CREATE TYPE contact AS (mail email);
CREATE TABLE account (
    id int PRIMARY KEY,
    email email NOT NULL,
    others email[] NOT NULL,
    second email,
    friends ids,
    contact contact
);
