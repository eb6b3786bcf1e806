CREATE TABLE invoice (
    net int NOT NULL,
    vat int,
    gross int GENERATED ALWAYS AS (net + vat) STORED
);
