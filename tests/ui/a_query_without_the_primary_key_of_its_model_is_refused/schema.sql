CREATE TABLE person (
    id integer PRIMARY KEY,
    first_name text NOT NULL,
    last_name text NOT NULL,
    email text
);
CREATE TABLE membership (club text, person_id integer, since date, PRIMARY KEY (club, person_id));
