CREATE TABLE wheel (
    id int PRIMARY KEY,
    s int NOT NULL
);
