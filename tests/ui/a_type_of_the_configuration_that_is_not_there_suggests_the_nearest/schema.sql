CREATE DOMAIN email AS text;
CREATE TABLE account (email email NOT NULL);
