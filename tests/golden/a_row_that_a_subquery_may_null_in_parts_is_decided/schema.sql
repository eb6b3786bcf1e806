CREATE TABLE author (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);

CREATE TABLE book (
    id int PRIMARY KEY,
    title text NOT NULL,
    author_id int REFERENCES author,
    editor_id int NOT NULL REFERENCES author
);
