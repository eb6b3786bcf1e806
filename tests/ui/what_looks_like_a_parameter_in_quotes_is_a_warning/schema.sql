CREATE TABLE person (name text NOT NULL);
CREATE TABLE entry (name text NOT NULL, at time NOT NULL, data jsonb NOT NULL);
