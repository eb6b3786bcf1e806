CREATE EXTENSION citext;
CREATE TABLE person (
    email citext NOT NULL,
    others citext[]
);
