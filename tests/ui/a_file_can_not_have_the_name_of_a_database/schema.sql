CREATE TABLE author (
    id int PRIMARY KEY,
    first_name text NOT NULL,
    last_name text NOT NULL,
    birth_date date,
    tags text[] NOT NULL
);
