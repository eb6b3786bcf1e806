CREATE TYPE mood AS ENUM ('calm', 'wild');
CREATE TABLE member (
    id         bigint PRIMARY KEY,
    email      varchar(80) NOT NULL UNIQUE,
    name       text NOT NULL,
    joined_at  timestamptz NOT NULL,
    paid       numeric(8, 2) NOT NULL,
    visits     integer NOT NULL,
    mood       mood NOT NULL,
    country    char(2) NOT NULL
);
CREATE INDEX ON member (joined_at);
