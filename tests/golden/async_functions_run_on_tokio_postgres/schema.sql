CREATE TYPE mood AS ENUM ('calm', 'curious');
CREATE TABLE author (
    id int PRIMARY KEY,
    first_name text NOT NULL,
    last_name text NOT NULL,
    birth_date date,
    mood mood NOT NULL
);
