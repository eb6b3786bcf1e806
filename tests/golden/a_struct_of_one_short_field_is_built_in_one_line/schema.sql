CREATE TABLE wide (
    a int NOT NULL,
    abc int NOT NULL,
    abcde int NOT NULL,
    abcdef int NOT NULL,
    abcdefghij int NOT NULL
);
