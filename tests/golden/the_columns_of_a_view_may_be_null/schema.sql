CREATE TABLE author (
    id int PRIMARY KEY,
    name text NOT NULL,
    country text
);
CREATE VIEW shown AS SELECT a.id, b.name FROM author AS a LEFT JOIN author AS b ON b.country = a.name;
CREATE MATERIALIZED VIEW kept AS SELECT id, name FROM author;
