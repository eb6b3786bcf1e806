CREATE TABLE author (
    id bigint PRIMARY KEY,
    full_name text NOT NULL,
    country text,
    born date
);
