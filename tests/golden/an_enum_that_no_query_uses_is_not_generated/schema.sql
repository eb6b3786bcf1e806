CREATE TYPE used AS ENUM ('a');
CREATE TYPE unused AS ENUM ('b');
CREATE TABLE thing (
    a used NOT NULL,
    b unused NOT NULL
);
