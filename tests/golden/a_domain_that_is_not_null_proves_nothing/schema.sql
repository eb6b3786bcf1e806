CREATE DOMAIN positive AS int NOT NULL CHECK (VALUE > 0);
CREATE TABLE person (
    age positive
);
