-- Types that users make, one in the other.
CREATE TYPE mood AS ENUM ('sad', 'so-so');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN price AS numeric CHECK (VALUE >= 0);
CREATE DOMAIN ids AS int[];
CREATE TYPE floatrange AS RANGE (subtype = float8);
CREATE TYPE pricerange AS RANGE (subtype = price);
CREATE TYPE contact AS (mail email, mails email[], friends ids, mood mood, opens time);
CREATE TYPE person AS (
    name varchar(10),
    contact contact,
    others contact[],
    budget pricerange,
    heat floatrange
);
CREATE DOMAIN citizen AS person;
CREATE TABLE account (
    id int PRIMARY KEY,
    email email NOT NULL,
    mood mood NOT NULL DEFAULT 'sad',
    settings jsonb
);
