CREATE DOMAIN email AS text;
CREATE TABLE account (
    id int PRIMARY KEY,
    email email NOT NULL,
    name text NOT NULL,
    settings jsonb,
    amount numeric NOT NULL,
    amounts numeric[]
);
