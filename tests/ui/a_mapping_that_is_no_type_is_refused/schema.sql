CREATE TABLE account (email text NOT NULL);
