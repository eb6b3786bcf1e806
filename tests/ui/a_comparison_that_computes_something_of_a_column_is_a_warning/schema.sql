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

-- What has indexes on expressions.
CREATE DOMAIN address AS text;
CREATE TABLE indexed (
    id         bigint PRIMARY KEY,
    email      varchar(80) NOT NULL UNIQUE,
    home       address NOT NULL UNIQUE,
    name       text NOT NULL,
    joined_at  timestamp NOT NULL,
    paid       numeric(8, 2) NOT NULL,
    mood       mood NOT NULL
);
CREATE UNIQUE INDEX ON indexed (lower(email));
CREATE INDEX ON indexed ((joined_at::date), date_trunc('day', joined_at));
CREATE INDEX ON indexed (joined_at);
CREATE INDEX ON indexed ((id::text)) WHERE paid > 0;
