CREATE TABLE author (id int PRIMARY KEYS);
CREATE TABLE book (author_id int REFERENCES author);
CREATE TABLE sale (id int, id int);
