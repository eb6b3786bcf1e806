CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN code AS text CHECK (value ~ '^[a-z]+$');
CREATE TYPE spot AS (shelf code, place int);

CREATE TABLE book (
    id int PRIMARY KEY,
    title text NOT NULL,
    year int CHECK (year > 0)
);

CREATE TABLE thing (
    id int PRIMARY KEY,
    mood mood NOT NULL,
    code code NOT NULL,
    codes code[] NOT NULL,
    spot spot,
    moods mood[]
);
CREATE TABLE number (n int);
