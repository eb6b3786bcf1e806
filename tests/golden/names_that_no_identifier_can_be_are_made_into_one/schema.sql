CREATE TABLE weird (
    "weird name" int NOT NULL,
    "1st" int NOT NULL,
    "a-b/c" int NOT NULL,
    "%" int NOT NULL,
    "don't" int NOT NULL,
    "say ""hi""" int NOT NULL
);
