CREATE TABLE book (title text NOT NULL, year int);
