CREATE TYPE mood AS ENUM ('very happy', 'sad');

CREATE TABLE thing (
    id int PRIMARY KEY,
    name text NOT NULL,
    mood mood NOT NULL,
    price numeric NOT NULL,
    made_on date NOT NULL,
    seen_at timestamptz,
    lasts interval NOT NULL,
    key uuid NOT NULL,
    details jsonb NOT NULL,
    picture bytea NOT NULL,
    tags text[] NOT NULL
);
