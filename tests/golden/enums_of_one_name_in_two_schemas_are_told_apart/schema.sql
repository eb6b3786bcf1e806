CREATE SCHEMA cat;
CREATE SCHEMA dog;
CREATE TYPE cat.mood AS ENUM ('purring');
CREATE TYPE dog.mood AS ENUM ('wagging');
CREATE TABLE pet (
    cat cat.mood NOT NULL,
    dog dog.mood NOT NULL
);
