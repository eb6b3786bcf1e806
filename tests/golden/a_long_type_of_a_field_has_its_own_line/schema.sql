CREATE TABLE wide (
    a jsonb NOT NULL,
    b jsonb NOT NULL
);
