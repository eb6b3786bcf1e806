CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE author (id int PRIMARY KEY, name text COLLATE loose UNIQUE, exact text UNIQUE, other text);
CREATE UNIQUE INDEX ON author (name COLLATE "C");
CREATE UNIQUE INDEX ON author ((lower(name)) COLLATE "C");
CREATE UNIQUE INDEX ON author (lower(other));
CREATE UNIQUE INDEX ON author (other COLLATE loose);
