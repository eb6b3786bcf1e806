CREATE TABLE author (
    id int PRIMARY KEY,
    age integr
);
