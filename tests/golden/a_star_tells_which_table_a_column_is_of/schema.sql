CREATE TABLE author (id bigint PRIMARY KEY, country text);
