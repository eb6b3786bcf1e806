CREATE TYPE mood AS ENUM ('calm', 'wild');
CREATE DOMAIN address AS text;
CREATE TABLE member (
    id         bigint PRIMARY KEY,
    email      varchar(80) NOT NULL UNIQUE,
    home       address NOT NULL UNIQUE,
    name       text NOT NULL,
    joined_at  timestamp NOT NULL,
    paid       numeric(8, 2) NOT NULL,
    mood       mood NOT NULL
);
CREATE UNIQUE INDEX ON member (lower(email));
CREATE INDEX ON member ((joined_at::date), date_trunc('day', joined_at));
CREATE INDEX ON member (joined_at);
CREATE INDEX ON member ((id::text)) WHERE paid > 0;
