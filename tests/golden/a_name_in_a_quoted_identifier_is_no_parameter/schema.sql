CREATE TABLE "an :odd ""table""" (
    "a :col" int NOT NULL
);
