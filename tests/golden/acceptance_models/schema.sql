CREATE TYPE mood AS ENUM ('calm', 'wild');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE library_person (
    id         integer PRIMARY KEY,
    first_name text NOT NULL,
    last_name  text NOT NULL,
    email      email,
    mood       mood NOT NULL DEFAULT 'calm',
    born       date
);
COMMENT ON TABLE library_person IS 'Whoever reads
    or writes.';
COMMENT ON COLUMN library_person.id IS 'The person''s number.';
COMMENT ON COLUMN library_person.born IS 'The day of birth, if known.';
CREATE SCHEMA club;
CREATE TABLE club.membership (
    club      varchar(20),
    person_id integer REFERENCES library_person,
    "order"   smallint NOT NULL,
    note      text,
    PRIMARY KEY (person_id, club)
);
CREATE TABLE tag (word mood PRIMARY KEY);
CREATE TABLE library_letter (
    address email,
    mood    mood,
    country char(2),
    body    text NOT NULL,
    PRIMARY KEY (address, mood, country)
);
