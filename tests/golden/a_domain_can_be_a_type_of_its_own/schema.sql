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
CREATE DOMAIN periods_for_which_the_rooms_of_the_house_are_reserved AS tstzrange[];
CREATE TABLE house (periods periods_for_which_the_rooms_of_the_house_are_reserved NOT NULL);
