CREATE EXTENSION citext;
CREATE DOMAIN tag AS citext;
CREATE TABLE author (id int PRIMARY KEY, a citext UNIQUE, b citext, c tag, d tag UNIQUE, e varchar UNIQUE);
CREATE UNIQUE INDEX ON author (b text_ops);
CREATE UNIQUE INDEX ON author (c text_ops);
