CREATE TABLE thing (
    a int,
    b int UNIQUE,
    c int GENERATED ALWAYS AS IDENTITY,
    d int CHECK (d IS NOT NULL),
    e int GENERATED ALWAYS AS (1) STORED,
    PRIMARY KEY (a)
);
