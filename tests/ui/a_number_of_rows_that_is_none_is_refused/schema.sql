CREATE TABLE author (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);
CREATE TABLE book (
    id int PRIMARY KEY,
    author_id int NOT NULL REFERENCES author,
    title text NOT NULL,
    year int
);
