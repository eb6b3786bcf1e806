CREATE TABLE person (
    id integer PRIMARY KEY,
    first_name text NOT NULL,
    last_name text NOT NULL,
    email text
);
CREATE TABLE letter (id integer PRIMARY KEY, person_id integer);
