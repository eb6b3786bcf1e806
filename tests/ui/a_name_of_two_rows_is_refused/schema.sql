CREATE TABLE author (id bigint PRIMARY KEY, name text NOT NULL, bio text);
CREATE TABLE book (id bigint PRIMARY KEY, author_id bigint, title text NOT NULL);
