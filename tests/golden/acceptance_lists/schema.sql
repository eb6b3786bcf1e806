CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE SCHEMA "Odd";
CREATE TYPE "Odd"."Place" AS (town text, number int);

CREATE TABLE member (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    mood mood NOT NULL DEFAULT 'glad',
    email email,
    lives "Odd"."Place",
    flag "char",
    code varchar(5),
    price numeric(6, 2),
    data jsonb,
    raw bytea,
    since timestamptz
);

CREATE TABLE pair (
    a int NOT NULL,
    b text NOT NULL,
    c mood NOT NULL DEFAULT 'glad',
    PRIMARY KEY (a, b)
);
