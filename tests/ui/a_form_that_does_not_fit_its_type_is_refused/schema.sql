CREATE DOMAIN email AS text;
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE account (email email NOT NULL, mood mood NOT NULL);
