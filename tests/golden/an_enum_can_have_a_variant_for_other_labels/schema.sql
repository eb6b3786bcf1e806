CREATE TYPE mood AS ENUM ('sad', 'other', 'très content');
CREATE TYPE plain AS ENUM ('a');
CREATE TABLE person (mood mood NOT NULL, moods mood[], plain plain NOT NULL);
