CREATE TABLE author (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);
CREATE VIEW shown AS SELECT id, name FROM author;
CREATE MATERIALIZED VIEW kept AS SELECT id, name FROM author;
