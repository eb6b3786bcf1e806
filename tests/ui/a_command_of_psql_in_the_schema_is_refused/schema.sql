CREATE TABLE author (id int PRIMARY KEY);
\connect library
CREATE TABLE book (id int PRIMARY KEY);
