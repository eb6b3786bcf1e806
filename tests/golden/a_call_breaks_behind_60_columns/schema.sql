CREATE TABLE wide (
    a int NOT NULL,
    b int NOT NULL,
    c int NOT NULL
);
