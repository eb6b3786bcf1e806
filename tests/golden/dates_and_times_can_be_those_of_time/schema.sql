CREATE TABLE moment (
    a date NOT NULL,
    b time NOT NULL,
    c timestamp,
    d timestamptz NOT NULL,
    e date[] NOT NULL,
    f interval NOT NULL
);
