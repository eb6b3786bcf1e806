CREATE TABLE author (id int PRIMARY KEY);
CREATE TABLE author (id int PRIMARY KEY);
