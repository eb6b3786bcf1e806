CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN work_email AS email;
CREATE DOMAIN positive AS int NOT NULL CHECK (VALUE > 0);
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN good_mood AS mood CHECK (VALUE = 'ok');
CREATE DOMAIN tags AS text[];
CREATE TABLE person (
    email email NOT NULL,
    work_email work_email,
    age positive,
    mood good_mood NOT NULL,
    tags tags NOT NULL
);
