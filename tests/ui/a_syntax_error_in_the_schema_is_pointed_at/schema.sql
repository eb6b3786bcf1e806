CREATE TABLE author (
    id int PRIMARY KEY,
    first_name text NOT NUL
);
