CREATE TABLE book (id int PRIMARY KEY, title text NOT NULL, year int, age int GENERATED ALWAYS AS (2000 - year) STORED);
