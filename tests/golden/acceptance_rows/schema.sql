CREATE DOMAIN label AS text;

CREATE TABLE pair (
    id int PRIMARY KEY,
    first text NOT NULL,
    second text NOT NULL
);

CREATE TABLE person (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);

CREATE TABLE work (
    id int PRIMARY KEY,
    title text NOT NULL,
    author_id int REFERENCES person,
    editor_id int NOT NULL REFERENCES person
);
